#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The divisor is given to the init, with its reciprocal.
namespace ckernel {

ALWI void fmod_tile_init(
    std::uint32_t param0, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("fmod_tile_init", at, 0, param0, param1);
}

ALWI void fmod_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("fmod_tile", idst, at);
}

}  // namespace ckernel
