#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <bool APPROXIMATION_MODE>
ALWI void mish_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("mish_tile_init", at, APPROXIMATION_MODE);
}

template <bool APPROXIMATION_MODE, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mish_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("mish_tile", idst, at, {}, sfpu_detail::with_setup(APPROXIMATION_MODE));
}

}  // namespace ckernel
