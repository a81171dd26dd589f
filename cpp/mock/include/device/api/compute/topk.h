#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Refused at run time: not simulated yet.
namespace ckernel {

enum class TopkTieOrder : std::uint8_t { Unset, Ascending, Descending };

constexpr TopkTieOrder topk_tie_order_from_global_direction(bool descending) {
    return descending ? TopkTieOrder::Descending : TopkTieOrder::Ascending;
}

template <
    bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false, bool rank_stamped = false,
    TopkTieOrder tie_order = TopkTieOrder::Unset>
ALWI void topk_local_sort(
    std::uint32_t, int, int, int = 0, int = 0, int = 0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_local_sort", at);
}

template <
    bool idir = false, bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false,
    bool rank_stamped = false, TopkTieOrder tie_order = TopkTieOrder::Unset, std::uint32_t tag_bits = 16>
ALWI void topk_merge(std::uint32_t, int, int, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_merge", at);
}

template <
    bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false, bool rank_stamped = false,
    TopkTieOrder tie_order = TopkTieOrder::Unset>
ALWI void topk_rebuild(
    std::uint32_t, bool, int, int, int, int, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_rebuild", at);
}

template <bool fused = false, bool rank_stamped = false, std::uint32_t tag_bits = 16>
ALWI void topk_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_tile_init", at);
}

template <bool largest>
ALWI void topk_fuse_tile(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_fuse_tile", at);
}

template <bool largest>
ALWI void topk_defuse_tile(std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_defuse_tile", at);
}

template <bool largest, std::uint32_t tag_bits = 16>
ALWI void topk_stamp_local_positions(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_stamp_local_positions", at);
}

template <bool largest, std::uint32_t tag_bits = 16>
ALWI void topk_stamp_tile_rank_range(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_stamp_tile_rank_range", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_canonicalize_negzero_values(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_canonicalize_negzero_values", at);
}

template <std::uint32_t tag_bits = 16, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_strip_rank_tags(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_strip_rank_tags", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_finalize_uint16_indices(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_finalize_uint16_indices", at);
}

ALWI void topk_uint16_prepare_value_tile_for_pack(
    std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_uint16_prepare_value_tile_for_pack", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_uint16_move_dest_tile_to_pack_half(
    std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("topk_uint16_move_dest_tile_to_pack_half", at);
}

}  // namespace ckernel
