#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <bool fast_and_approx = false>
ALWI void tanh_derivative_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("tanh_derivative_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tanh_derivative_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("tanh_derivative_tile", idst, at, {}, sfpu_detail::with_setup(fast_and_approx));
}

}  // namespace ckernel
