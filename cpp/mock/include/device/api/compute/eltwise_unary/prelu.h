#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void prelu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("prelu_tile_init", at);
}

ALWI void prelu_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("prelu_tile", idst, at, {{param0}});
}

}  // namespace ckernel
