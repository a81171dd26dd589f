#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void rpow_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rpow_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rpow_tile(
    std::uint32_t idst, std::uint32_t base_val, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rpow_tile", idst, at, {{base_val}}, sfpu_detail::with_mode(vector_mode));
}

}  // namespace ckernel
