#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// One init for all.
namespace ckernel {

ALWI void binary_shift_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_shift_tile_init", at);
}

template <DataFormat data_format>
ALWI void binary_left_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "binary_left_shift_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("binary_left_shift_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void binary_right_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "binary_right_shift_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("binary_right_shift_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void binary_logical_right_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        sfpu_detail::is_integer(data_format), "binary_logical_right_shift_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary(
        "binary_logical_right_shift_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
