#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void threshold_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("threshold_tile_init", at);
}

ALWI void threshold_tile(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("threshold_tile", idst, at, {{param0, param1}});
}

}  // namespace ckernel
