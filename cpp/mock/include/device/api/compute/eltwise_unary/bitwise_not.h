#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void bitwise_not_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("bitwise_not_tile_init", at);
}

ALWI void bitwise_not_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("bitwise_not_tile", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
