#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void where_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("where_tile_init", at);
}

template <DataFormat data_format>
ALWI void where_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        data_format == DataFormat::Float32 || data_format == DataFormat::Float16_b ||
            data_format == DataFormat::Int32 || data_format == DataFormat::UInt32,
        "where_tile takes Float32, Float16_b, Int32 and UInt32");
    sfpu_detail::ternary("where_tile", idst0, idst1, idst2, odst, at);
}

}  // namespace ckernel
