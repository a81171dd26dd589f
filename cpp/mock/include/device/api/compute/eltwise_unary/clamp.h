#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void clamp_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("clamp_tile_init", at);
}

ALWI void clamp_tile(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("clamp_tile", idst, at, {{param0, param1}});
}

ALWI void clamp_tile_int32(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("clamp_tile_int32", idst, at, {{param0, param1}}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
