#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void left_shift_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("left_shift_tile_init", at);
}

template <DataFormat data_format>
ALWI void left_shift_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "left_shift_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("left_shift_tile", idst, at, {{param0}}, sfpu_detail::with_format(data_format));
}

ALWI void right_shift_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("right_shift_tile_init", at);
}

template <DataFormat data_format>
ALWI void right_shift_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "right_shift_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("right_shift_tile", idst, at, {{param0}}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
