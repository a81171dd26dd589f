#pragma once

#include <cstdint>
#include <string_view>

#include "mock/abi.h"
#include "tilemetal/numerics/sfpu.hpp"

namespace tilemetal::mock {

// What the vector unit's programs of statistics need before they run, and how long they take.
struct StatisticsProgram {
    std::string_view init = {};
    std::string_view other_init = {};
    // Instructions, from the length of the programs in tt-llk: of a call, and for each row.
    std::uint16_t cycles = 0;
    std::uint16_t cycles_of_row = 0;
};
const StatisticsProgram& statistics_program(abi::Statistic operation);

// The init's name, which outlives the kernel, or nothing for the init of other operations.
std::string_view statistics_init(std::string_view name);
numerics::SfpuConstants statistics_constants(std::string_view init);

}  // namespace tilemetal::mock
