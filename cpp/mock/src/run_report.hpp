#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <tilemetal/mock.hpp>
#include <tilemetal/mock_counters.hpp>
#include <vector>

#include "chrome_trace.hpp"
#include "processor.hpp"

namespace tilemetal::mock {

// What a run of programs on the devices of a mesh leaves in the files that the options name. A device that runs again
// begins a new report.
class RunReport {
public:
    explicit RunReport(Options options) : options_(std::move(options)) {}
    void add(int device, const Chip& chip, const std::vector<std::unique_ptr<Core>>& cores);
    // At the end; the files appear whole or not at all. Throws std::runtime_error.
    void write();

private:
    Options options_;
    std::set<int> devices_;
    ProgramCounters counters_;
    std::optional<ChromeTrace> trace_;
};

}  // namespace tilemetal::mock
