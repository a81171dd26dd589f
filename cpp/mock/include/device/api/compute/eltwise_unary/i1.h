#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void i1_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("i1_tile_init", at, APPROX);
}

ALWI void i1_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("i1_tile", idst, at, {{0, 0, 0, sfpu_detail::kFloat32Input}}, sfpu_detail::with_setup(APPROX));
}

}  // namespace ckernel
