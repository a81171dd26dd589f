#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void div_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("div_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void div_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("div_binary_tile", idst0, idst1, odst, at);
}

ALWI void mul_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("mul_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("mul_binary_tile", idst0, idst1, odst, at);
}

ALWI void power_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("power_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void power_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("power_binary_tile", idst0, idst1, odst, at);
}

ALWI void add_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("add_binary_tile_init", at);
}

template <DstRoundingMode dst_rounding_mode = DstRoundingMode::Default, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("add_binary_tile", idst0, idst1, odst, at, {{static_cast<std::uint32_t>(dst_rounding_mode)}});
}

ALWI void sub_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sub_binary_tile_init", at);
}

template <DstRoundingMode dst_rounding_mode = DstRoundingMode::Default, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sub_binary_tile", idst0, idst1, odst, at, {{static_cast<std::uint32_t>(dst_rounding_mode)}});
}

ALWI void rsub_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rsub_binary_tile_init", at);
}

template <DstRoundingMode dst_rounding_mode = DstRoundingMode::Default, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rsub_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("rsub_binary_tile", idst0, idst1, odst, at, {{static_cast<std::uint32_t>(dst_rounding_mode)}});
}

ALWI void eq_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("eq_binary_tile_init", at);
}

ALWI void eq_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("eq_binary_tile", idst0, idst1, odst, at);
}

ALWI void ne_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("ne_binary_tile_init", at);
}

ALWI void ne_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("ne_binary_tile", idst0, idst1, odst, at);
}

ALWI void lt_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lt_binary_tile_init", at);
}

ALWI void lt_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("lt_binary_tile", idst0, idst1, odst, at);
}

ALWI void gt_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gt_binary_tile_init", at);
}

ALWI void gt_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("gt_binary_tile", idst0, idst1, odst, at);
}

ALWI void le_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("le_binary_tile_init", at);
}

ALWI void le_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("le_binary_tile", idst0, idst1, odst, at);
}

ALWI void ge_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("ge_binary_tile_init", at);
}

ALWI void ge_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("ge_binary_tile", idst0, idst1, odst, at);
}

}  // namespace ckernel
