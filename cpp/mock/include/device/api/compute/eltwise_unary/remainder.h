#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The divisor is given to the init, with its reciprocal.
namespace ckernel {

ALWI void remainder_tile_init(
    std::uint32_t param0, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("remainder_tile_init", at, 0, param0, param1);
}

ALWI void remainder_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("remainder_tile", idst, at);
}

ALWI void remainder_tile_uint32_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("remainder_tile_uint32_init", at);
}

ALWI void remainder_tile_uint32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("remainder_tile_uint32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt32));
}

}  // namespace ckernel
