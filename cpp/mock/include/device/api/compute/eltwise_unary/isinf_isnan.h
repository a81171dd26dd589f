#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void isinf_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isinf_tile_init", at);
}

ALWI void isinf_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("isinf_tile", idst, at);
}

ALWI void isposinf_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isposinf_tile_init", at);
}

ALWI void isposinf_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("isposinf_tile", idst, at);
}

ALWI void isneginf_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isneginf_tile_init", at);
}

ALWI void isneginf_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("isneginf_tile", idst, at);
}

ALWI void isnan_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isnan_tile_init", at);
}

ALWI void isnan_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("isnan_tile", idst, at);
}

ALWI void isfinite_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isfinite_tile_init", at);
}

ALWI void isfinite_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("isfinite_tile", idst, at);
}

}  // namespace ckernel
