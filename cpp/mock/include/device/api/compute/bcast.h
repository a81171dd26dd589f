#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "llk_math_binary_api.h"
#include "llk_unpack_AB_api.h"

// The second operand's row 0, column 0 or element (0,0) stands for its whole tile.
namespace ckernel {

template <EltwiseBinaryType tBcastOp, BroadcastType tBcastDim>
ALWI void bcast_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    const auto setup = engine_call::of_two(engine_call::checked_binary_op<tBcastOp>(), icb0, icb1);
    engine_call::api->engine_init(engine_call::with_broadcast(setup, tBcastDim), at);
}

// bcast_row_idx: row of the second operand that BroadcastType::ROW repeats.
template <EltwiseBinaryType tBcastOp, BroadcastType tBcastDim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void any_tiles_bcast(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::with_broadcast(
        engine_call::of_two(engine_call::checked_binary_op<tBcastOp>(), icb0, icb1), tBcastDim, bcast_row_idx);
    engine_call::api->engine_run(engine_call::on_tiles(call, itile0, itile1, idst), at);
}

template <BroadcastType tBcastDim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_tiles_bcast(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWADD, tBcastDim, is_fp32_dest_acc_en>(
        icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void add_bcast_rows_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWADD, BroadcastType::ROW>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_tiles_bcast_rows(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWADD, BroadcastType::ROW>(icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void add_bcast_cols_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWADD, BroadcastType::COL>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_tiles_bcast_cols(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWADD, BroadcastType::COL>(icb0, icb1, itile0, itile1, idst, 0, at);
}
ALWI void add_bcast_scalar_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWADD, BroadcastType::SCALAR>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_tiles_bcast_scalar(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWADD, BroadcastType::SCALAR>(icb0, icb1, itile0, itile1, idst, 0, at);
}

template <BroadcastType tBcastDim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_tiles_bcast(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWSUB, tBcastDim, is_fp32_dest_acc_en>(
        icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void sub_bcast_rows_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWSUB, BroadcastType::ROW>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_tiles_bcast_rows(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWSUB, BroadcastType::ROW>(icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void sub_bcast_cols_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWSUB, BroadcastType::COL>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_tiles_bcast_cols(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWSUB, BroadcastType::COL>(icb0, icb1, itile0, itile1, idst, 0, at);
}
ALWI void sub_bcast_scalar_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWSUB, BroadcastType::SCALAR>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_tiles_bcast_scalar(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWSUB, BroadcastType::SCALAR>(icb0, icb1, itile0, itile1, idst, 0, at);
}

template <BroadcastType tBcastDim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_tiles_bcast(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWMUL, tBcastDim, is_fp32_dest_acc_en>(
        icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void mul_bcast_rows_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWMUL, BroadcastType::ROW>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_tiles_bcast_rows(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    std::uint32_t bcast_row_idx = 0, engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWMUL, BroadcastType::ROW>(icb0, icb1, itile0, itile1, idst, bcast_row_idx, at);
}
ALWI void mul_bcast_cols_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWMUL, BroadcastType::COL>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_tiles_bcast_cols(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWMUL, BroadcastType::COL>(icb0, icb1, itile0, itile1, idst, 0, at);
}
ALWI void mul_bcast_scalar_init(
    std::uint32_t icb0, std::uint32_t icb1, engine_call::CallLine at = engine_call::CallLine::current()) {
    bcast_init<EltwiseBinaryType::ELWMUL, BroadcastType::SCALAR>(icb0, icb1, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_tiles_bcast_scalar(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t itile0, std::uint32_t itile1, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    any_tiles_bcast<EltwiseBinaryType::ELWMUL, BroadcastType::SCALAR>(icb0, icb1, itile0, itile1, idst, 0, at);
}

// DST[dst_tile_index] = the tile with its row 0, column 0 or element (0,0) repeated over all of it.
template <BroadcastType bcast_type, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void unary_bcast_init(std::uint32_t icb, engine_call::Location at = engine_call::Location::current()) {
    const auto setup = engine_call::of_one(engine_call::EngineOp::UnaryBroadcast, icb);
    engine_call::api->engine_init(engine_call::with_broadcast(setup, bcast_type), at);
}
template <BroadcastType bcast_type, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void unary_bcast(
    std::uint32_t icb, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call =
        engine_call::with_broadcast(engine_call::of_one(engine_call::EngineOp::UnaryBroadcast, icb), bcast_type);
    engine_call::api->engine_run(engine_call::on_tile(call, in_tile_index, dst_tile_index), at);
}
// Undoes what unary_bcast_init left in the engine; the next operation needs its own init.
template <BroadcastType bcast_type>
ALWI void unary_bcast_uninit(std::uint32_t icb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::None, icb), at);
}

}  // namespace ckernel
