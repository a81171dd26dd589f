#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void negative_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("negative_tile_init", at);
}

ALWI void negative_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("negative_tile", idst, at);
}

ALWI void negative_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("negative_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
