#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <bool fast_and_approx = true>
ALWI void erf_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("erf_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = true>
ALWI void erf_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "erf_tile", idst, at, {{0, 0, 0, sfpu_detail::kFloat32Input}}, sfpu_detail::with_setup(fast_and_approx));
}

ALWI void erfc_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("erfc_tile_init", at);
}

ALWI void erfc_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("erfc_tile", idst, at);
}

}  // namespace ckernel
