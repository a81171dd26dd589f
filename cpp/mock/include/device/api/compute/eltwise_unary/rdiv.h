#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

enum class RoundingMode : std::uint8_t { None = 0, Trunc = 1, Floor = 2 };

ALWI void rdiv_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rdiv_tile_init", at, APPROX);
}

template <RoundingMode rounding_mode = RoundingMode::None, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rdiv_tile(
    std::uint32_t dst_index, std::uint32_t value, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "rdiv_tile", dst_index, at, {{value, static_cast<std::uint32_t>(rounding_mode)}},
        sfpu_detail::with_mode(vector_mode, APPROX));
}

}  // namespace ckernel
