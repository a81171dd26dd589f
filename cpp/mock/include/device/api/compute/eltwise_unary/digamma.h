#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void digamma_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("digamma_tile_init", at);
}

ALWI void digamma_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("digamma_tile", idst, at, {{0, 0, 0, sfpu_detail::kFloat32Input}});
}

}  // namespace ckernel
