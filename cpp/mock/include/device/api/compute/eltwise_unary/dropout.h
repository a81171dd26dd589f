#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Drops with the odds probability / 2^31.
namespace ckernel {

ALWI void dropout_kernel_init(std::uint32_t seed = 0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("dropout_kernel_init", at, 0, seed);
}

ALWI void dropout_tile(
    std::uint32_t idst, std::uint32_t probability, std::uint32_t scale_factor,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("dropout_tile", idst, at, {{probability, scale_factor}});
}

}  // namespace ckernel
