// Rows of the table of operations for programs of lanes whose init loads constants of their own.
#pragma once

#include <cstdint>
#include <string_view>

#include "sfpu_lane.hpp"

namespace tilemetal::numerics::sfpu {

template <auto Function>
constexpr SfpuOperation unary_row(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {
        .name = name, .init = init, .constants = SfpuConstants::Own, .cycles = cycles, .evaluate = program1<Function>};
}

template <auto Function>
constexpr SfpuOperation binary_row(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {
        .name = name,
        .init = init,
        .constants = SfpuConstants::Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = program2<Function>};
}

}  // namespace tilemetal::numerics::sfpu
