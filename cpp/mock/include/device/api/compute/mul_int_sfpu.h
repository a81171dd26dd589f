#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <DataFormat data_format>
ALWI void mul_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "mul_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("mul_int_tile_init", at, data_format == DataFormat::UInt16);
}

template <DataFormat data_format>
ALWI void mul_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "mul_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary(
        "mul_int_tile", idst0, idst1, odst, at, {},
        sfpu_detail::with_format(data_format, data_format == DataFormat::UInt16));
}

}  // namespace ckernel
