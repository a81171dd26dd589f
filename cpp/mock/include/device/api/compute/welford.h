#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "api/compute/sfpu_call.h"

// Refused at run time: not simulated yet.
namespace ckernel {

enum class WelfordInitMode : std::uint8_t { ClearStats, PreserveStats };
enum class TwoPassAccumulation : std::uint8_t { ShiftedSum, CentredM2 };
enum class TwoPassAnchor : std::uint8_t { Reuse, Initialise };

template <WelfordInitMode mode = WelfordInitMode::ClearStats>
ALWI void welford_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void welford_reinit(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_reinit", at);
}

ALWI void welford_clear(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_clear", at);
}

template <std::uint32_t reciprocal_size>
ALWI void welford_update(
    std::uint32_t, std::uint32_t, const std::array<std::uint32_t, reciprocal_size>&,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_update", at);
}

template <std::uint32_t reciprocal_size>
ALWI void welford_update_rows(
    std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, const std::array<std::uint32_t, reciprocal_size>&,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_update_rows", at);
}

ALWI void welford_save_state(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_save_state", at);
}
ALWI void welford_save_state(
    std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_save_state of a group", at);
}

ALWI void welford_restore_state(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_restore_state", at);
}
ALWI void welford_restore_state(
    std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_restore_state of a group", at);
}

template <std::size_t reciprocal_size>
ALWI void welford_finalize_to_row(
    std::uint32_t, std::uint32_t, const std::array<std::uint32_t, reciprocal_size>&,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_finalize_to_row", at);
}

template <std::size_t reciprocal_size>
ALWI void welford_finalize_to_face(
    std::uint32_t, std::uint32_t, const std::array<std::uint32_t, reciprocal_size>&,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("welford_finalize_to_face", at);
}

ALWI void two_pass_stats_init_shifted(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_init_shifted", at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_update_rows(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_update_rows", at);
}

template <TwoPassAccumulation accumulation, TwoPassAnchor anchor = TwoPassAnchor::Reuse, bool dual_accumulator = true>
ALWI void two_pass_stats_update_shifted_rows(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_update_shifted_rows", at);
}

template <bool dual_sum = true, bool retain_anchor = false>
ALWI void two_pass_stats_finish_shifted_mean(
    std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_finish_shifted_mean", at);
}

ALWI void two_pass_stats_clear(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_clear", at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_save_state(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_save_state", at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_finalize_split_mean_to_row(
    std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_finalize_split_mean_to_row", at);
}

ALWI void two_pass_stats_save_anchor(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_save_anchor", at);
}

ALWI void two_pass_stats_restore_anchor(std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_restore_anchor", at);
}

ALWI void two_pass_stats_save_anchor_to_state(
    std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_save_anchor_to_state", at);
}

ALWI void two_pass_stats_restore_anchor_from_state(
    std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_restore_anchor_from_state", at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_combine_block(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_combine_block", at);
}

template <bool dual_m2 = true, bool store_mean = true>
ALWI void two_pass_stats_finalize_to_row(
    std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_finalize_to_row", at);
}

template <bool dual_m2 = true>
ALWI void two_pass_stats_finalize_to_face(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_finalize_to_face", at);
}

#if defined(WELFORD_SFPU_LOCAL_COMBINE) || defined(WELFORD_SFPU_LEAF_COMBINE)
template <bool dual_m2 = true, bool average_variance = true>
ALWI void two_pass_stats_finalize_and_combine_to_face(
    std::uint32_t, std::uint32_t, std::uint32_t, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    tilemetal::mock::api->refuse("two_pass_stats_finalize_and_combine_to_face", at);
}
#endif

}  // namespace ckernel
