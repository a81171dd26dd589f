#pragma once

#include <cstdint>

#include "api/compute/engine_types.h"
#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void sfpu_bcast_col_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sfpu_bcast_col_init", at);
}

ALWI void sfpu_sub_bcast_col_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_col_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_sub_bcast_col(
    std::uint32_t dst_data_idx, std::uint32_t dst_col_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_sub_bcast_col", dst_data_idx, dst_col_vec_idx, dst_data_idx, at);
}

ALWI void sfpu_add_bcast_col_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_col_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_add_bcast_col(
    std::uint32_t dst_data_idx, std::uint32_t dst_col_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_add_bcast_col", dst_data_idx, dst_col_vec_idx, dst_data_idx, at);
}

ALWI void sfpu_mul_bcast_col_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_col_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_mul_bcast_col(
    std::uint32_t dst_data_idx, std::uint32_t dst_col_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_mul_bcast_col", dst_data_idx, dst_col_vec_idx, dst_data_idx, at);
}

ALWI void sfpu_bcast_row_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sfpu_bcast_row_init", at);
}

ALWI void sfpu_sub_bcast_row_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_row_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_sub_bcast_row(
    std::uint32_t dst_data_idx, std::uint32_t dst_row_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_sub_bcast_row", dst_data_idx, dst_row_vec_idx, dst_data_idx, at);
}

ALWI void sfpu_add_bcast_row_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_row_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_add_bcast_row(
    std::uint32_t dst_data_idx, std::uint32_t dst_row_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_add_bcast_row", dst_data_idx, dst_row_vec_idx, dst_data_idx, at);
}

ALWI void sfpu_mul_bcast_row_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_bcast_row_init(at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_mul_bcast_row(
    std::uint32_t dst_data_idx, std::uint32_t dst_row_vec_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("sfpu_mul_bcast_row", dst_data_idx, dst_row_vec_idx, dst_data_idx, at);
}

template <BroadcastType Dim>
ALWI void sfpu_bcast_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(Dim == BroadcastType::COL || Dim == BroadcastType::ROW, "sfpu_bcast_init takes COL and ROW");
    if constexpr (Dim == BroadcastType::COL) {
        sfpu_bcast_col_init(at);
    } else {
        sfpu_bcast_row_init(at);
    }
}

template <BroadcastType Dim, EltwiseBinaryType Op, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_bcast(
    std::uint32_t dst_data_idx, std::uint32_t dst_bcast_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        (Dim == BroadcastType::COL || Dim == BroadcastType::ROW) &&
            (Op == EltwiseBinaryType::ELWADD || Op == EltwiseBinaryType::ELWSUB || Op == EltwiseBinaryType::ELWMUL),
        "sfpu_bcast takes COL and ROW, ELWADD, ELWSUB and ELWMUL");
    if constexpr (Dim == BroadcastType::COL && Op == EltwiseBinaryType::ELWADD) {
        sfpu_add_bcast_col<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
    if constexpr (Dim == BroadcastType::COL && Op == EltwiseBinaryType::ELWSUB) {
        sfpu_sub_bcast_col<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
    if constexpr (Dim == BroadcastType::COL && Op == EltwiseBinaryType::ELWMUL) {
        sfpu_mul_bcast_col<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
    if constexpr (Dim == BroadcastType::ROW && Op == EltwiseBinaryType::ELWADD) {
        sfpu_add_bcast_row<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
    if constexpr (Dim == BroadcastType::ROW && Op == EltwiseBinaryType::ELWSUB) {
        sfpu_sub_bcast_row<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
    if constexpr (Dim == BroadcastType::ROW && Op == EltwiseBinaryType::ELWMUL) {
        sfpu_mul_bcast_row<is_fp32_dest_acc_en>(dst_data_idx, dst_bcast_idx, at);
    }
}

// DST[data] = (DST[data] - column 0 of the mean) * column 0 of the inverse deviation, in fp32; after
// sfpu_bcast_col_init.
ALWI void sfpu_normalize_bcast_col(
    std::uint32_t dst_data_idx, std::uint32_t dst_mean_col_idx, std::uint32_t dst_inv_std_col_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::ternary(
        "sfpu_normalize_bcast_col", dst_mean_col_idx, dst_inv_std_col_idx, dst_data_idx, dst_data_idx, at);
}
ALWI void sfpu_normalize_bcast_col_two_tiles(
    std::uint32_t dst_data_idx, std::uint32_t dst_second_data_idx, std::uint32_t dst_mean_col_idx,
    std::uint32_t dst_inv_std_col_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::ternary(
        "sfpu_normalize_bcast_col_two_tiles", dst_mean_col_idx, dst_inv_std_col_idx, dst_data_idx, dst_second_data_idx,
        at);
}
// The same for the sum of two tiles.
ALWI void sfpu_residual_normalize_bcast_col(
    std::uint32_t dst_data_idx, std::uint32_t dst_residual_idx, std::uint32_t dst_mean_col_idx,
    std::uint32_t dst_inv_std_col_idx, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::ternary(
        "sfpu_residual_normalize_bcast_col", dst_mean_col_idx, dst_inv_std_col_idx, dst_residual_idx, dst_data_idx, at);
}

// The same with element 0 of mean and inverse deviation.
ALWI void sfpu_normalize_bcast_scalar_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sfpu_normalize_bcast_scalar_init", at);
}
ALWI void sfpu_normalize_bcast_scalar(
    std::uint32_t dst_data_idx, std::uint32_t dst_mean_scalar_idx, std::uint32_t dst_inv_std_scalar_idx,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::ternary(
        "sfpu_normalize_bcast_scalar", dst_mean_scalar_idx, dst_inv_std_scalar_idx, dst_data_idx, dst_data_idx, at);
}

}  // namespace ckernel
