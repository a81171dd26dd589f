#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void polygamma_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("polygamma_tile_init", at, APPROX);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void polygamma_tile(
    std::uint32_t idst, std::uint32_t n_packed, std::uint32_t scale_packed,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("polygamma_tile", idst, at, {{n_packed, scale_packed}}, sfpu_detail::with_setup(APPROX));
}

}  // namespace ckernel
