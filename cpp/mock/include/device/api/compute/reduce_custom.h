#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/engine_call.h"
#include "llk_math_reduce_api.h"
#include "llk_pack_reduce_api.h"
#include "tensor_shape.h"

// The largest number of each row of tiles side by side, in one call; the scaler is 1.0. Triggers and overlaps only
// divide the unpacker's work in time.
namespace ckernel {

namespace reduce_block_detail {

inline constexpr std::uint32_t kAsInInit = 0xFFFFFFFF;

ALWI auto maxima(std::uint32_t cb_a, std::uint32_t cb_b, std::uint32_t tiles) {
    auto call = engine_call::with_reduction(
        engine_call::of_two(engine_call::EngineOp::Reduce, cb_a, cb_b), PoolType::MAX, ReduceDim::REDUCE_ROW);
    call.columns = tiles;
    return call;
}

ALWI void require_whole(const TensorShape& shape, engine_call::Location at) {
    if (shape.total_num_faces() != MAX_NUM_FACES || shape.face_r_dim != MAX_FACE_R_DIM) {
        engine_call::api->refuse("reduce_block_max_row of tiles other than 32x32", at);
    }
}

// Only `icb` and the scaler's buffer are unpacked, but the init does not know them.
ALWI void init(const TensorShape& shape, std::uint32_t ocb, std::uint32_t tiles, engine_call::Location at) {
    require_whole(shape, at);
    engine_call::api->engine_init(maxima(ocb, ocb, tiles), at);
    engine_call::api->engine.pack_reduce_mask(ocb, tilemetal::mock::abi::Dim::Row, at);
}

ALWI void run(
    const TensorShape& shape, std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t first, std::uint32_t idst,
    std::uint32_t tiles, engine_call::Location at) {
    require_whole(shape, at);
    engine_call::api->engine_run(engine_call::on_tiles(maxima(icb, icb_scaler, tiles), first, 0, idst), at);
}

ALWI TensorShape shape_of(std::uint32_t num_faces) { return tensor_shape_from_num_faces(MAX_FACE_R_DIM, num_faces); }

}  // namespace reduce_block_detail

template <std::uint32_t block_ct_dim, bool respect_trigger = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_init(
    const TensorShape& tensor_shape, std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    static_assert(block_ct_dim > 0 && block_ct_dim < 128, "a block has 1 to 127 tiles");
    reduce_block_detail::init(tensor_shape, ocb, block_ct_dim, at);
}
template <std::uint32_t block_ct_dim, bool respect_trigger = false, std::uint32_t num_faces = 4>
ALWI void reduce_block_max_row_init(std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init<block_ct_dim, respect_trigger>(reduce_block_detail::shape_of(num_faces), ocb, at);
}

template <std::uint32_t block_ct_dim, bool respect_trigger = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row(
    const TensorShape& tensor_shape, std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t row_start_index,
    std::uint32_t idst, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::run(tensor_shape, icb, icb_scaler, row_start_index, idst, block_ct_dim, at);
}
template <std::uint32_t block_ct_dim, bool respect_trigger = false, std::uint32_t num_faces = 4>
ALWI void reduce_block_max_row(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t row_start_index, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row<block_ct_dim, respect_trigger>(
        reduce_block_detail::shape_of(num_faces), icb, icb_scaler, row_start_index, idst, at);
}

template <bool respect_trigger = false>
ALWI void reduce_block_max_row_uninit(std::uint32_t icb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_clear_mask(at);
}

ALWI void reduce_block_max_row_init_runtime(
    const TensorShape& tensor_shape, std::uint32_t ocb, std::uint32_t block_ct_dim, [[maybe_unused]] std::uint32_t icb,
    [[maybe_unused]] std::uint32_t icb_scaler, [[maybe_unused]] bool respect_trigger = false,
    engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::init(tensor_shape, ocb, block_ct_dim, at);
}
ALWI void reduce_block_max_row_init_runtime(
    std::uint32_t ocb, std::uint32_t block_ct_dim, std::uint32_t icb, std::uint32_t icb_scaler,
    bool respect_trigger = false, std::uint32_t num_faces = 4,
    engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init_runtime(
        reduce_block_detail::shape_of(num_faces), ocb, block_ct_dim, icb, icb_scaler, respect_trigger, at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_runtime(
    const TensorShape& tensor_shape, std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t row_start_index,
    std::uint32_t idst, [[maybe_unused]] bool respect_trigger = false, [[maybe_unused]] bool overlap_first_half = false,
    engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::run(tensor_shape, icb, icb_scaler, row_start_index, idst, reduce_block_detail::kAsInInit, at);
}
ALWI void reduce_block_max_row_runtime(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t row_start_index, std::uint32_t idst,
    bool respect_trigger = false, bool overlap_first_half = false, std::uint32_t num_faces = 4,
    engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_runtime(
        reduce_block_detail::shape_of(num_faces), icb, icb_scaler, row_start_index, idst, respect_trigger,
        overlap_first_half, at);
}

ALWI void reduce_block_max_row_uninit_runtime(
    [[maybe_unused]] std::uint32_t icb, [[maybe_unused]] bool respect_trigger = false,
    [[maybe_unused]] bool overlap_first_half = false, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_clear_mask(at);
}

#ifdef ARCH_BLACKHOLE
// After other operations of the matrix engine that leave parts of the set-up as they are.
template <std::uint32_t block_ct_dim, bool respect_trigger = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_reinit_short(
    const TensorShape& tensor_shape, std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init<block_ct_dim, respect_trigger, is_fp32_dest_acc_en>(tensor_shape, ocb, at);
}
template <std::uint32_t block_ct_dim, bool respect_trigger = false, std::uint32_t num_faces = 4>
ALWI void reduce_block_max_row_reinit_short(
    std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init<block_ct_dim, respect_trigger>(reduce_block_detail::shape_of(num_faces), ocb, at);
}
template <std::uint32_t block_ct_dim, bool respect_trigger = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_reinit_minimal(
    const TensorShape& tensor_shape, std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init<block_ct_dim, respect_trigger, is_fp32_dest_acc_en>(tensor_shape, ocb, at);
}
template <std::uint32_t block_ct_dim, bool respect_trigger = false, std::uint32_t num_faces = 4>
ALWI void reduce_block_max_row_reinit_minimal(
    std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_max_row_init<block_ct_dim, respect_trigger>(reduce_block_detail::shape_of(num_faces), ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_reinit_short_runtime(
    const TensorShape& tensor_shape, std::uint32_t ocb, std::uint32_t block_ct_dim,
    [[maybe_unused]] bool respect_trigger = false, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::init(tensor_shape, ocb, block_ct_dim, at);
}
ALWI void reduce_block_max_row_reinit_short_runtime(
    std::uint32_t ocb, std::uint32_t block_ct_dim, [[maybe_unused]] bool respect_trigger = false,
    std::uint32_t num_faces = 4, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::init(reduce_block_detail::shape_of(num_faces), ocb, block_ct_dim, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block_max_row_reinit_minimal_runtime(
    const TensorShape& tensor_shape, std::uint32_t ocb, std::uint32_t block_ct_dim,
    [[maybe_unused]] bool respect_trigger = false, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::init(tensor_shape, ocb, block_ct_dim, at);
}
ALWI void reduce_block_max_row_reinit_minimal_runtime(
    std::uint32_t ocb, std::uint32_t block_ct_dim, [[maybe_unused]] bool respect_trigger = false,
    std::uint32_t num_faces = 4, engine_call::Location at = engine_call::Location::current()) {
    reduce_block_detail::init(reduce_block_detail::shape_of(num_faces), ocb, block_ct_dim, at);
}
#endif

}  // namespace ckernel
