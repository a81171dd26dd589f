#pragma once

#include <cstdint>

#include "api/compute/common.h"

// A subtraction of columns given as the sum of two numbers, by a program of the matrix engine of its own.
namespace ckernel {

ALWI void sub_bcast_cols_compensated_init(
    std::uint32_t, std::uint32_t, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->refuse("sub_bcast_cols_compensated_init", at);
}
ALWI void sub_bcast_cols_compensated(
    std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t,
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->refuse("sub_bcast_cols_compensated", at);
}

}  // namespace ckernel
