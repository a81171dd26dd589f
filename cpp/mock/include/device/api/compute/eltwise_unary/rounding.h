#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// One init for all.
namespace ckernel {

ALWI void rounding_op_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rounding_op_tile_init", at);
}

ALWI void ceil_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("ceil_tile", idst, at);
}

ALWI void floor_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("floor_tile", idst, at);
}

ALWI void trunc_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("trunc_tile", idst, at);
}

ALWI void round_tile(
    std::uint32_t idst, std::int32_t decimals, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("round_tile", idst, at, {{static_cast<std::uint32_t>(decimals)}});
}

ALWI void stochastic_round_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("stochastic_round_tile", idst, at);
}

ALWI void frac_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("frac_tile", idst, at);
}

}  // namespace ckernel
