#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void rand_tile_init(
    std::uint32_t seed = 0, std::uint32_t stream_id = 0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rand_tile_init", at, 0, seed + stream_id * 0x9E3779B9U);
}

ALWI void rand_tile(
    std::uint32_t idst, std::uint32_t from, std::uint32_t scale,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rand_tile", idst, at, {{from, scale}});
}

}  // namespace ckernel
