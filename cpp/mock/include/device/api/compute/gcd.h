#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void gcd_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gcd_tile_init", at);
}

ALWI void gcd_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("gcd_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
