#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// ln Gamma in three steps: Stirling's series of x or, below 0.5, of 1 - x; the logarithm of the sine, by other
// functions; what both give.
namespace ckernel {

ALWI void lgamma_stirling_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lgamma_stirling_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void lgamma_stirling_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("lgamma_stirling_tile", idst, at);
}

ALWI void lgamma_stirling_float_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lgamma_stirling_float_tile_init", at);
}

ALWI void lgamma_stirling_float_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("lgamma_stirling_float_tile", idst0, idst1, idst2, at);
}

ALWI void lgamma_adjusted_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lgamma_adjusted_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void lgamma_adjusted_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t idst3,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::ternary("lgamma_adjusted_tile", idst0, idst1, idst2, idst3, at);
}

}  // namespace ckernel
