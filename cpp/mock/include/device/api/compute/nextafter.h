#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void nextafter_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("nextafter_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void nextafter_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        is_fp32_dest_acc_en,
        "nextafter_binary_tile goes one step of fp32 and needs a 32-bit DST; nextafter_bf16_binary_tile one of bf16");
    sfpu_detail::binary("nextafter_binary_tile", idst0, idst1, odst, at);
}

ALWI void nextafter_bf16_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("nextafter_bf16_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void nextafter_bf16_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("nextafter_bf16_binary_tile", idst0, idst1, odst, at);
}

}  // namespace ckernel
