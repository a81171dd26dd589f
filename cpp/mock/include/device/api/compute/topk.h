#pragma once

#include <cstdint>

#include "api/compute/topk_call.h"

// Sorts the 64 numbers in each column of DST tiles 0 and 1; their indices lie in tiles 2 and 3.
namespace ckernel {

enum class TopkTieOrder : std::uint8_t { Unset, Ascending, Descending };

constexpr TopkTieOrder topk_tie_order_from_global_direction(bool descending) {
    return descending ? TopkTieOrder::Descending : TopkTieOrder::Ascending;
}

template <
    bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false, bool rank_stamped = false,
    TopkTieOrder tie_order = TopkTieOrder::Unset>
ALWI void topk_local_sort(
    std::uint32_t idst, int idir, int i_end_phase, int i_start_phase = 0, int i_end_step = 0, int i_start_step = 0,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    using Modes =
        topk_detail::Network<stable_sort, is_fp32_dest_acc_en, fused, rank_stamped, static_cast<int>(tie_order)>;
    topk_detail::call(
        "topk_local_sort", idst, Modes::words(), at, idir != 0, topk_detail::pair(i_start_phase, i_end_phase),
        topk_detail::pair(i_start_step, i_end_step));
}

template <
    bool idir = false, bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false,
    bool rank_stamped = false, TopkTieOrder tie_order = TopkTieOrder::Unset, std::uint32_t tag_bits = 16>
ALWI void topk_merge(
    std::uint32_t idst, int m_iter, int k, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    using Modes =
        topk_detail::Network<stable_sort, is_fp32_dest_acc_en, fused, rank_stamped, static_cast<int>(tie_order)>;
    static_assert(rank_stamped || tag_bits == 16, "tag_bits needs rank_stamped");
    const topk_detail::Modes modes = Modes::words().with_smallest(idir).template with_tag_bits<tag_bits>();
    topk_detail::call("topk_merge", idst, modes, at, static_cast<std::uint32_t>(m_iter), static_cast<std::uint32_t>(k));
}

template <
    bool stable_sort = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fused = false, bool rank_stamped = false,
    TopkTieOrder tie_order = TopkTieOrder::Unset>
ALWI void topk_rebuild(
    std::uint32_t idst, bool idir, int m_iter, int k, int logk, int skip_second,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    using Modes =
        topk_detail::Network<stable_sort, is_fp32_dest_acc_en, fused, rank_stamped, static_cast<int>(tie_order)>;
    const std::uint32_t direction = idir | (static_cast<std::uint32_t>(skip_second) & 1U) << 1;
    topk_detail::call(
        "topk_rebuild", idst, Modes::words(), at, direction, topk_detail::pair(m_iter, logk),
        static_cast<std::uint32_t>(k));
}

template <bool fused = false, bool rank_stamped = false, std::uint32_t tag_bits = 16>
ALWI void topk_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(!(fused && rank_stamped), "fused and rank_stamped exclude each other");
    static_assert(rank_stamped || tag_bits == 16, "tag_bits needs rank_stamped");
    sfpu_detail::init("topk_tile_init", at, topk_detail::setup_of(fused, rank_stamped), tag_bits);
}

// [bf16 value | 16-bit index] in one word, the index in the order that makes the sort stable.
template <bool largest>
ALWI void topk_fuse_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    topk_detail::call("topk_fuse_tile", idst, topk_detail::fused_words(largest), at);
}

template <bool largest>
ALWI void topk_defuse_tile(
    std::uint32_t idst, std::uint32_t num_tiles, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    topk_detail::call("topk_defuse_tile", idst, topk_detail::fused_words(largest), at, num_tiles);
}

// [value | rank in its low tag_bits], in the order that makes the sort stable; indices stay in tiles of their own.
template <bool largest, std::uint32_t tag_bits = 16>
ALWI void topk_stamp_local_positions(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    topk_detail::call("topk_stamp_local_positions", idst, topk_detail::ranked_words<tag_bits>(largest), at);
}

template <bool largest, std::uint32_t tag_bits = 16>
ALWI void topk_stamp_tile_rank_range(
    std::uint32_t idst, std::uint32_t dst_tile_index, std::uint32_t rank_base,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const topk_detail::Modes modes = topk_detail::ranked_words<tag_bits>(largest);
    topk_detail::call("topk_stamp_tile_rank_range", idst, modes, at, dst_tile_index, rank_base);
}

// Both zeros become the positive one.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_canonicalize_negzero_values(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    topk_detail::call(
        "topk_canonicalize_negzero_values", idst, topk_detail::Modes{}.with_wide(is_fp32_dest_acc_en), at);
}

template <std::uint32_t tag_bits = 16, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_strip_rank_tags(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(is_fp32_dest_acc_en, "topk_strip_rank_tags needs a 32-bit DST");
    topk_detail::call_on("topk_strip_rank_tags", idst, topk_detail::ranked_words<tag_bits>(false), at);
}

// The packer takes 16-bit integers from the other half of a 32-bit word than the vector unit leaves them in.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_finalize_uint16_indices(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(is_fp32_dest_acc_en, "topk_finalize_uint16_indices needs a 32-bit DST");
    topk_detail::call_on("topk_finalize_uint16_indices", idst, {}, at);
}

ALWI void topk_uint16_prepare_value_tile_for_pack(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    if constexpr (topk_detail::kShortValues) {
        topk_detail::call_on("topk_uint16_prepare_value_tile_for_pack", idst, {}, at);
    }
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void topk_uint16_move_dest_tile_to_pack_half(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(is_fp32_dest_acc_en, "topk_uint16_move_dest_tile_to_pack_half needs a 32-bit DST");
    topk_detail::call_on("topk_uint16_move_dest_tile_to_pack_half", idst, {}, at);
}

}  // namespace ckernel
