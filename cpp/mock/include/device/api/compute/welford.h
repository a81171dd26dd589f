#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "api/compute/engine_call.h"
#include "api/compute/statistics_call.h"

// Mean and variance of the columns of tiles, gathered in the vector unit's registers from one call to the next.
namespace ckernel {

enum class WelfordInitMode : std::uint8_t { ClearStats, PreserveStats };
enum class TwoPassAccumulation : std::uint8_t { ShiftedSum, CentredM2 };
enum class TwoPassAnchor : std::uint8_t { Reuse, Initialise };

ALWI void welford_clear(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(statistics_detail::call_of("welford_clear", statistics_detail::Statistic::Clear), at);
}

// PreserveStats keeps mean and M2: it only records the program again, which other inits overwrite.
template <WelfordInitMode mode = WelfordInitMode::ClearStats>
ALWI void welford_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("welford_init", at);
    if constexpr (mode == WelfordInitMode::ClearStats) {
        welford_clear(at);
    }
}

// Unpackers and matrix engine as copy_init sets them up; the vector unit stays as it is.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void welford_reinit(std::uint32_t cbid, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::Copy, cbid), at);
}

// Row r of the tile is number start_idx + r of each column; reciprocal_lut[i] is 1 / (i + 1), or the table is empty.
template <std::uint32_t reciprocal_size>
ALWI void welford_update(
    std::uint32_t input_dst_idx, std::uint32_t start_idx,
    const std::array<std::uint32_t, reciprocal_size>& reciprocal_lut,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::update(
        "welford_update", input_dst_idx, start_idx, 0, statistics_detail::kTileRows, reciprocal_lut, at);
}
template <std::uint32_t reciprocal_size>
ALWI void welford_update_rows(
    std::uint32_t input_dst_idx, std::uint32_t start_idx, std::uint32_t start_row, std::uint32_t num_rows,
    const std::array<std::uint32_t, reciprocal_size>& reciprocal_lut,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::update("welford_update_rows", input_dst_idx, start_idx, start_row, num_rows, reciprocal_lut, at);
}

// Mean and M2 in DST tiles mean_dst_idx and the next: the first group in rows 0 to 3 of face 0, even columns.
ALWI void welford_save_state(
    std::uint32_t mean_dst_idx, std::uint32_t group_id, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call =
        statistics_detail::call_of("welford_save_state", statistics_detail::Statistic::Save, mean_dst_idx);
    statistics_detail::run(statistics_detail::in_slot(call, group_id), at);
}
ALWI void welford_save_state(std::uint32_t mean_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    welford_save_state(mean_dst_idx, 0, at);
}
ALWI void welford_restore_state(
    std::uint32_t mean_dst_idx, std::uint32_t group_id, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call =
        statistics_detail::call_of("welford_restore_state", statistics_detail::Statistic::Restore, mean_dst_idx);
    statistics_detail::run(statistics_detail::in_slot(call, group_id), at);
}
ALWI void welford_restore_state(
    std::uint32_t mean_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    welford_restore_state(mean_dst_idx, 0, at);
}

// Mean and variance, M2 times the reciprocal at scale_idx: as row 0 of both tiles, or where save_state stores.
template <std::size_t reciprocal_size>
ALWI void welford_finalize_to_row(
    std::uint32_t mean_dst_idx, std::uint32_t scale_idx,
    const std::array<std::uint32_t, reciprocal_size>& reciprocal_lut,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call =
        statistics_detail::call_of("welford_finalize_to_row", statistics_detail::Statistic::FinishToRow, mean_dst_idx);
    const std::uint32_t scale = statistics_detail::reciprocal(
        scale_idx, reciprocal_lut, "welford_finalize_to_row beyond the end of its table of reciprocals", at);
    statistics_detail::run(statistics_detail::with_words(call, scale), at);
}
template <std::size_t reciprocal_size>
ALWI void welford_finalize_to_face(
    std::uint32_t mean_dst_idx, std::uint32_t group_id, std::uint32_t scale_idx,
    const std::array<std::uint32_t, reciprocal_size>& reciprocal_lut,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "welford_finalize_to_face", statistics_detail::Statistic::FinishToFace, mean_dst_idx);
    const std::uint32_t scale = statistics_detail::reciprocal(
        scale_idx, reciprocal_lut, "welford_finalize_to_face beyond the end of its table of reciprocals", at);
    statistics_detail::run(statistics_detail::in_slot(statistics_detail::with_words(call, scale), group_id), at);
}
template <std::size_t reciprocal_size>
ALWI void welford_finalize_to_face(
    std::uint32_t mean_dst_idx, std::uint32_t scale_idx,
    const std::array<std::uint32_t, reciprocal_size>& reciprocal_lut,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    welford_finalize_to_face(mean_dst_idx, 0, scale_idx, reciprocal_lut, at);
}

// Two passes: sums of distances from an anchor give the mean, then squared distances from the mean give M2. The flags
// `dual_...` let odd rows have an accumulator of their own, which the call after the last update must know.
ALWI void two_pass_stats_init_shifted(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("two_pass_stats_init_shifted", at);
}
ALWI void two_pass_stats_clear(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(
        statistics_detail::call_of("two_pass_stats_clear", statistics_detail::Statistic::TwoPassClear), at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_update_rows(
    std::uint32_t input_dst_idx, std::uint32_t start_row, std::uint32_t num_rows,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_update_rows", statistics_detail::Statistic::TwoPassSquares, input_dst_idx);
    const auto squares = statistics_detail::with_two_accumulators(call, dual_m2);
    statistics_detail::run(statistics_detail::on_rows(squares, start_row, num_rows), at);
}
template <TwoPassAccumulation accumulation, TwoPassAnchor anchor = TwoPassAnchor::Reuse, bool dual_accumulator = true>
ALWI void two_pass_stats_update_shifted_rows(
    std::uint32_t input_dst_idx, std::uint32_t start_row, std::uint32_t num_rows,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    if constexpr (accumulation == TwoPassAccumulation::CentredM2) {
        two_pass_stats_update_rows<dual_accumulator>(input_dst_idx, start_row, num_rows, at);
    } else {
        const auto call = statistics_detail::call_of(
            "two_pass_stats_update_shifted_rows", statistics_detail::Statistic::TwoPassSums, input_dst_idx);
        const auto sums = statistics_detail::with_flag(
            statistics_detail::with_two_accumulators(call, dual_accumulator), tilemetal::mock::abi::kNewAnchor,
            anchor == TwoPassAnchor::Initialise);
        statistics_detail::run(statistics_detail::on_rows(sums, start_row, num_rows), at);
    }
}

template <bool dual_sum = true, bool retain_anchor = false>
ALWI void two_pass_stats_finish_shifted_mean(
    std::uint32_t reciprocal_bits, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(!retain_anchor || dual_sum, "the anchor is kept where two accumulators leave a register free");
    const auto call = statistics_detail::with_two_accumulators(
        statistics_detail::call_of("two_pass_stats_finish_shifted_mean", statistics_detail::Statistic::TwoPassMean),
        dual_sum);
    const auto mean = statistics_detail::with_flag(call, tilemetal::mock::abi::kKeepAnchor, retain_anchor);
    statistics_detail::run(statistics_detail::with_words(mean, reciprocal_bits), at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_save_state(
    std::uint32_t mean_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_save_state", statistics_detail::Statistic::TwoPassSave, mean_dst_idx);
    statistics_detail::run(statistics_detail::with_two_accumulators(call, dual_m2), at);
}

// Joins the statistics of block_n numbers with those saved before.
template <bool dual_m2 = true>
ALWI void two_pass_stats_combine_block(
    std::uint32_t mean_dst_idx, std::uint32_t total_reciprocal_bits, std::uint32_t block_n_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_combine_block", statistics_detail::Statistic::TwoPassCombine, mean_dst_idx);
    const auto combined = statistics_detail::with_words(call, total_reciprocal_bits, block_n_bits);
    statistics_detail::run(statistics_detail::with_two_accumulators(combined, dual_m2), at);
}

template <bool dual_m2 = true, bool store_mean = true>
ALWI void two_pass_stats_finalize_to_row(
    std::uint32_t mean_dst_idx, std::uint32_t reciprocal_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_finalize_to_row", statistics_detail::Statistic::TwoPassFinishToRow, mean_dst_idx);
    const auto stored = statistics_detail::with_flag(call, tilemetal::mock::abi::kVarianceAlone, !store_mean);
    const auto finished = statistics_detail::with_words(stored, reciprocal_bits);
    statistics_detail::run(statistics_detail::with_two_accumulators(finished, dual_m2), at);
}
// The mean as two numbers: row 0 of its tile gets the anchor, row 16 the anchor less the mean.
template <bool dual_m2 = true>
ALWI void two_pass_stats_finalize_split_mean_to_row(
    std::uint32_t mean_dst_idx, std::uint32_t reciprocal_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_finalize_split_mean_to_row", statistics_detail::Statistic::TwoPassFinishSplit, mean_dst_idx);
    const auto finished = statistics_detail::with_words(call, reciprocal_bits);
    statistics_detail::run(statistics_detail::with_two_accumulators(finished, dual_m2), at);
}
template <bool dual_m2 = true>
ALWI void two_pass_stats_finalize_to_face(
    std::uint32_t mean_dst_idx, std::uint32_t group_id, std::uint32_t reciprocal_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_finalize_to_face", statistics_detail::Statistic::TwoPassFinishToFace, mean_dst_idx);
    const auto finished = statistics_detail::in_slot(statistics_detail::with_words(call, reciprocal_bits), group_id);
    statistics_detail::run(statistics_detail::with_two_accumulators(finished, dual_m2), at);
}
#if defined(WELFORD_SFPU_LOCAL_COMBINE) || defined(WELFORD_SFPU_LEAF_COMBINE)
// One mean and variance of all 32 columns; the tile after those two is overwritten.
template <bool dual_m2 = true, bool average_variance = true>
ALWI void two_pass_stats_finalize_and_combine_to_face(
    std::uint32_t mean_dst_idx, std::uint32_t group_id, std::uint32_t reciprocal_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_finalize_and_combine_to_face", statistics_detail::Statistic::TwoPassFinishCombined,
        mean_dst_idx);
    const auto finished = statistics_detail::in_slot(statistics_detail::with_words(call, reciprocal_bits), group_id);
    const auto combined = statistics_detail::with_flag(finished, tilemetal::mock::abi::kVarianceSum, !average_variance);
    statistics_detail::run(statistics_detail::with_two_accumulators(combined, dual_m2), at);
}
#endif

// The anchor alone, in a tile of its own or beside the mean of a saved state.
ALWI void two_pass_stats_save_anchor(
    std::uint32_t anchor_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(
        statistics_detail::call_of(
            "two_pass_stats_save_anchor", statistics_detail::Statistic::SaveAnchor, anchor_dst_idx),
        at);
}
ALWI void two_pass_stats_restore_anchor(
    std::uint32_t anchor_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    statistics_detail::run(
        statistics_detail::call_of(
            "two_pass_stats_restore_anchor", statistics_detail::Statistic::RestoreAnchor, anchor_dst_idx),
        at);
}
ALWI void two_pass_stats_save_anchor_to_state(
    std::uint32_t mean_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_save_anchor_to_state", statistics_detail::Statistic::SaveAnchor, mean_dst_idx);
    statistics_detail::run(statistics_detail::in_slot(call, 1), at);
}
ALWI void two_pass_stats_restore_anchor_from_state(
    std::uint32_t mean_dst_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    const auto call = statistics_detail::call_of(
        "two_pass_stats_restore_anchor_from_state", statistics_detail::Statistic::RestoreAnchor, mean_dst_idx);
    statistics_detail::run(statistics_detail::in_slot(call, 1), at);
}

// Saves the statistics as those of one group and restores those of another.
template <bool dual_accumulator>
ALWI void two_pass_stats_switch_group(
    std::uint32_t mean_dst_idx, std::uint32_t save_group_id, std::uint32_t restore_group_id,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(!dual_accumulator, "a second accumulator is not saved");
    const auto call = statistics_detail::call_of(
        "two_pass_stats_switch_group", statistics_detail::Statistic::TwoPassSwitch, mean_dst_idx);
    statistics_detail::run(statistics_detail::in_slot(call, save_group_id, restore_group_id), at);
}

}  // namespace ckernel
