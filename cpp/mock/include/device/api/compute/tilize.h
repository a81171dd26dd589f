#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "llk_unpack_tilize_api.h"

// Row-major data of a circular buffer -> tiles in another one, through DST, which these functions manage themselves.
namespace ckernel {

namespace tilize_detail {

ALWI void block(
    std::uint32_t icb, std::uint32_t columns, std::uint32_t ocb, std::uint32_t tile_in, std::uint32_t tile_out,
    bool fast, engine_call::Location at) {
    tilemetal::mock::abi::BlockOp call{};
    call.cb_in = icb;
    call.cb_out = ocb;
    call.tile_in = tile_in;
    call.tile_out = tile_out;
    call.columns = columns;
    call.fast = fast;
    engine_call::api->engine.tilize(call, at);
}

ALWI void init(
    engine_call::EngineOp op, std::uint32_t icb, std::uint32_t columns, std::uint32_t ocb, engine_call::Location at) {
    auto setup = engine_call::of_one(op, icb);
    setup.columns = columns;
    engine_call::api->engine_init(setup, at);
    engine_call::api->engine.pack_as_tiles(ocb, at);
}

// Blackhole has no fast path for a single tile.
ALWI bool is_fast([[maybe_unused]] std::uint32_t columns) {
#ifdef ARCH_BLACKHOLE
    return columns != 1;
#else
    return true;
#endif
}

}  // namespace tilize_detail

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tilize_init(
    std::uint32_t icb, std::uint32_t block, std::uint32_t ocb,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    tilize_detail::init(engine_call::EngineOp::Tilize, icb, block, ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tilize_init_short_with_dt(
    std::uint32_t old_icb, std::uint32_t new_icb, std::uint32_t block, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(old_icb, new_icb, at);
    tilize_init(new_icb, block, ocb, at);
}
// icb holds 32 rows of block * 32 elements; tile t of them becomes page output_tile_index + t of ocb.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tilize_block(
    std::uint32_t icb, std::uint32_t block, std::uint32_t ocb, std::uint32_t input_tile_index = 0,
    std::uint32_t output_tile_index = 0, engine_call::Location at = engine_call::Location::current()) {
    tilize_detail::block(icb, block, ocb, input_tile_index, output_tile_index, false, at);
}
ALWI void tilize_uninit(
    std::uint32_t icb, std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::None, icb), at);
}

// The same with fewer engine instructions per tile. Their input index counts whole tiles, the others' columns of tiles.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_init(
    std::uint32_t icb, std::uint32_t full_dim, std::uint32_t ocb,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    const bool fast = tilize_detail::is_fast(full_dim);
    tilize_detail::init(
        fast ? engine_call::EngineOp::FastTilize : engine_call::EngineOp::Tilize, icb, full_dim, ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_init_skip_remap(
    std::uint32_t icb, std::uint32_t full_dim, std::uint32_t ocb,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    fast_tilize_init(icb, full_dim, ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_init_with_dt(
    std::uint32_t icb, std::uint32_t full_dim, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format(icb, icb, at);
    fast_tilize_init(icb, full_dim, ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_init_with_dt_skip_remap(
    std::uint32_t icb, std::uint32_t full_dim, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    fast_tilize_init_with_dt(icb, full_dim, ocb, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_block(
    std::uint32_t icb, std::uint32_t block, std::uint32_t ocb, std::uint32_t input_tile_index = 0,
    std::uint32_t output_tile_index = 0, engine_call::Location at = engine_call::Location::current()) {
    const bool fast = tilize_detail::is_fast(block);
    const std::uint32_t column = input_tile_index % block + input_tile_index / block * block * 32;
    tilize_detail::block(icb, block, ocb, fast ? column : input_tile_index, output_tile_index, fast, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fast_tilize_uninit(
    std::uint32_t icb, std::uint32_t ocb, [[maybe_unused]] std::uint32_t full_dim,
    engine_call::Location at = engine_call::Location::current()) {
    tilize_uninit(icb, ocb, at);
}

// Rows straight into the source registers as the tiles of a reduction: reduce_tile_math, with the kernel's REDUCE_OP
// and REDUCE_DIM, takes them one by one. icb0 holds rows of block * 32 elements.
#if defined(REDUCE_OP) && defined(REDUCE_DIM)
template <bool neginf_srcA = true, bool zero_srcA_reduce = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tilizeA_B_reduce_init(
    std::uint32_t icb0, std::uint32_t icb1_scaler, std::uint32_t block,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    const auto setup = unpack_tilize_detail::pairs<neginf_srcA, true, false, zero_srcA_reduce>(
        "tilizeA_B_reduce_init", icb0, icb1_scaler, block, at);
    engine_call::api->engine_init(engine_call::with_reduction(setup, REDUCE_OP, REDUCE_DIM), at);
}
#endif
template <
    bool neginf_srcA = true, std::uint32_t reload_srcB = true, bool zero_srcA = false, bool zero_srcA_reduce = false>
ALWI void unpack_tilizeA_B_block(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t block, std::uint32_t tile_idx_b,
    engine_call::Location at = engine_call::Location::current()) {
    llk_unpack_tilizeA_B_block<neginf_srcA, reload_srcB, zero_srcA, zero_srcA_reduce>(
        icb0, icb1, block, tile_idx_b, at);
}
ALWI void unpack_tilizeA_B_uninit(std::uint32_t icb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::None, icb), at);
}

}  // namespace ckernel
