#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "llk_math_reduce_api.h"
#include "llk_pack_reduce_api.h"
#include "llk_unpack_AB_reduce_api.h"
#include "tensor_shape.h"

namespace ckernel {

// The packer packs zeros outside the result from here to reduce_uninit().
template <PoolType reduce_type, ReduceDim reduce_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_init(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t ocb,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    const auto setup = engine_call::of_two(engine_call::EngineOp::Reduce, icb, icb_scaler);
    engine_call::api->engine_init(engine_call::with_reduction(setup, reduce_type, reduce_dim), at);
    engine_call::api->engine.pack_reduce_mask(ocb, static_cast<tilemetal::mock::abi::Dim>(reduce_dim), at);
}
ALWI void reduce_uninit(std::uint32_t icb = 0, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_clear_mask(at);
}

// DST[idst] accumulates the reduction: column 0 (ROW), row 0 (COL) or element (0,0) (SCALAR).
template <PoolType reduce_type, ReduceDim reduce_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_tile(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t itile, std::uint32_t itile_scaler, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::with_reduction(
        engine_call::of_two(engine_call::EngineOp::Reduce, icb, icb_scaler), reduce_type, reduce_dim);
    engine_call::api->engine_run(engine_call::on_tiles(call, itile, itile_scaler, idst), at);
}
template <PoolType reduce_type, ReduceDim reduce_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_block(
    std::uint32_t icb, std::uint32_t icb_scaler, std::uint32_t start_itile, std::uint32_t itile_scaler,
    std::uint32_t start_idst, std::uint32_t ntiles, engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        reduce_tile<reduce_type, reduce_dim>(icb, icb_scaler, start_itile + i, itile_scaler, start_idst + i, at);
    }
}

// The reduction alone, of tiles an operation such as unpack_tilizeA_B_block left in the source registers.
template <PoolType reduce_type, ReduceDim reduce_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_tile_math(
    std::uint32_t idst, const TensorShape& tensor_shape, engine_call::Location at = engine_call::Location::current()) {
    if (tensor_shape.num_faces_r_dim > tensor_shape.num_faces_c_dim || tensor_shape.face_c_dim != MAX_FACE_C_DIM ||
        tensor_shape.num_faces_c_dim > MAX_NUM_FACES_C_DIM || tensor_shape.total_num_faces() == 0) {
        engine_call::api->refuse("reduce_tile_math of other than 1, 2 (side by side) or 4 faces", at);
    }
    auto call =
        engine_call::with_reduction(engine_call::of_two(engine_call::EngineOp::Reduce, 0, 0), reduce_type, reduce_dim);
    call.rows = tensor_shape.num_faces_r_dim;
    call.columns = tensor_shape.num_faces_c_dim;
    call.dst = idst;
    engine_call::api->engine.reduce_sources(call, at);
}
template <PoolType reduce_type, ReduceDim reduce_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void reduce_tile_math(
    std::uint32_t idst, std::uint32_t num_faces = 4, engine_call::Location at = engine_call::Location::current()) {
    const bool one_row = num_faces <= MAX_NUM_FACES_C_DIM;
    const auto across = one_row ? static_cast<std::uint8_t>(num_faces) : MAX_NUM_FACES_C_DIM;
    const auto down = one_row ? static_cast<std::uint8_t>(1) : MAX_NUM_FACES_R_DIM;
    reduce_tile_math<reduce_type, reduce_dim, is_fp32_dest_acc_en>(
        idst, TensorShape{MAX_FACE_R_DIM, MAX_FACE_C_DIM, down, across}, at);
}

}  // namespace ckernel
