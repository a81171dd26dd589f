#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "program_test.hpp"

namespace program_test {

// A program on core (0,0) that breaks one rule. Empty kernels are left out. The line with the mark "// <- here" is
// the one the diagnosis must name.
struct Fault {
    std::string name = {};
    std::string rule = {};
    std::string reader = {};
    std::string compute = {};
    std::string writer = {};
    // What mends it: texts of the kernels and what they become. The program mended runs to its end.
    std::vector<std::pair<std::string, std::string>> fix = {};
    std::function<void(Program&)> change = nullptr;        // further configuration
    std::function<void(Program&)> fixed_change = nullptr;  // what the program mended has instead
    ComputeConfig config = {};
    // A load or store by a plain pointer, which kernels instrumented for other sanitizers do not check.
    bool by_pointer = false;
    std::string neighbour = {};  // runs on core (1,0) as the reader does on core (0,0)
    std::string arch = "wormhole_b0";
    std::string says = {};  // what the diagnosis must contain
};

std::vector<Fault> buffer_and_noc_faults();
std::vector<Fault> engine_and_program_faults();
std::vector<Fault> late_packer_faults();
std::vector<Fault> memory_faults();
std::vector<Fault> object_faults();
std::vector<Fault> program_faults();
std::vector<Fault> section_faults();
std::vector<Fault> semaphore_faults();
std::vector<Fault> tile_faults();
std::vector<Fault> transfer_faults();

}  // namespace program_test
