#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// A column's sum goes on from the tile before unless `first`.
namespace ckernel {

ALWI void cumsum_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("cumsum_tile_init", at);
}

ALWI void cumsum_tile(
    std::uint32_t idst, bool first = true, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("cumsum_tile", idst, at, {{first}});
}

}  // namespace ckernel
