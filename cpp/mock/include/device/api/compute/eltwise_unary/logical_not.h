#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void logical_not_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("logical_not_tile_init", at);
}

template <DataFormat DATA_FORMAT>
ALWI void logical_not_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        sfpu_detail::is_integer(DATA_FORMAT) || sfpu_detail::is_float(DATA_FORMAT),
        "logical_not_tile takes Float32, Float16_b, Bfp8_b, Bfp4_b, Int32, UInt32 and UInt16");
    sfpu_detail::unary("logical_not_tile", idst, at, {}, sfpu_detail::with_format(DATA_FORMAT));
}

}  // namespace ckernel
