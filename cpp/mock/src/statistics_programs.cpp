#include "statistics_programs.hpp"

#include <algorithm>
#include <array>

namespace tilemetal::mock {
namespace {

constexpr std::string_view kWelford = "welford_init";
constexpr std::string_view kTwoPass = "two_pass_stats_init_shifted";
constexpr std::string_view kAverage = "ema_init";

// By abi::Statistic. Registers are cleared without an init; both inits prepare loads and stores alike, but only the
// first one records the program of Welford's steps.
constexpr std::array kPrograms{
    StatisticsProgram{.cycles = 2},
    StatisticsProgram{.init = kWelford, .cycles_of_row = 12},
    StatisticsProgram{.init = kWelford, .other_init = kTwoPass, .cycles = 2},
    StatisticsProgram{.init = kWelford, .other_init = kTwoPass, .cycles = 2},
    StatisticsProgram{.init = kWelford, .other_init = kTwoPass, .cycles = 19},
    StatisticsProgram{.init = kWelford, .other_init = kTwoPass, .cycles = 5},
    StatisticsProgram{.cycles = 3},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles_of_row = 4},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles_of_row = 4},
    StatisticsProgram{.cycles = 9},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 5},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 20},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 36},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 8},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 150},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 24},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 4},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 1},
    StatisticsProgram{.init = kTwoPass, .other_init = kWelford, .cycles = 1},
    StatisticsProgram{.init = kAverage, .cycles = 4},
    StatisticsProgram{.cycles = 1},
    StatisticsProgram{.init = kAverage, .cycles = 218},
};
static_assert(kPrograms.size() == static_cast<std::size_t>(abi::Statistic::Average) + 1);

}  // namespace

const StatisticsProgram& statistics_program(abi::Statistic operation) {
    return kPrograms.at(static_cast<std::size_t>(operation));
}

std::string_view statistics_init(std::string_view name) {
    constexpr std::array kInits{kWelford, kTwoPass, kAverage};
    const auto* const found = std::find(kInits.begin(), kInits.end(), name);
    return found == kInits.end() ? std::string_view() : *found;
}

numerics::SfpuConstants statistics_constants(std::string_view init) {
    return init == kWelford ? numerics::SfpuConstants::Own : numerics::SfpuConstants::None;
}

}  // namespace tilemetal::mock
