#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void identity_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("identity_tile_init", at);
}

ALWI void identity_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("identity_tile", idst, at);
}

ALWI void identity_tile_uint32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("identity_tile_uint32", idst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

}  // namespace ckernel
