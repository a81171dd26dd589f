#pragma once

#include <cstdint>

#include "api/compute/common.h"

// Tiles -> row-major data by the packer. The output is rows of full_ct_dim tiles, filled block by block.
namespace ckernel {

template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool narrow_row = false,
    std::uint32_t row_num_datums = 32, bool dense = false, bool configure_remap = true,
    bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_dest_init(std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    if (narrow_row || row_num_datums != 32 || dense) {
        engine_call::api->refuse("pack_untilize_dest_init with narrow_row, row_num_datums or dense", at);
    }
    engine_call::api->engine.pack_layout(ocb, tilemetal::mock::abi::PackLayout::Rows, block_ct_dim, full_ct_dim, at);
}

template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_init(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::Copy, icb), at);
    pack_untilize_dest_init<block_ct_dim, full_ct_dim>(ocb, at);
}
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_init_skip_remap(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    pack_untilize_init<block_ct_dim, full_ct_dim>(icb, ocb, at);
}

// The first block_ct_dim tiles of icb; manages DST itself.
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_block(
    std::uint32_t icb, std::uint32_t block_rt_dim, std::uint32_t ocb, std::uint32_t block_c_index = 0,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(full_ct_dim % block_ct_dim == 0, "full_ct_dim must be a multiple of block_ct_dim");
    tilemetal::mock::abi::BlockOp call{};
    call.cb_in = icb;
    call.cb_out = ocb;
    call.columns = block_ct_dim;
    call.all_columns = full_ct_dim;
    call.rows = block_rt_dim;
    call.column = block_c_index;
    engine_call::api->engine.pack_untilize(call, at);
}

// Tiles that lie in DST; the caller holds the section.
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool diagonal = false,
    bool narrow_row = false, std::uint32_t row_num_datums = 32, std::uint32_t tile_dst_ct_offset = 0,
    bool dense = false>
ALWI void pack_untilize_dest(
    std::uint32_t ocb, std::uint32_t block_rt_dim = 1, std::uint32_t block_c_index = 0,
    std::uint32_t tile_dst_rt_offset = 0, engine_call::Location at = engine_call::Location::current()) {
    if (diagonal || narrow_row || row_num_datums != 32 || dense) {
        engine_call::api->refuse("pack_untilize_dest with diagonal, narrow_row, row_num_datums or dense", at);
    }
    tilemetal::mock::abi::BlockOp call{};
    call.cb_out = ocb;
    call.columns = block_ct_dim;
    call.all_columns = full_ct_dim;
    call.rows = block_rt_dim;
    call.column = block_c_index;
    call.dst = tile_dst_rt_offset + tile_dst_ct_offset;
    engine_call::api->engine.pack_untilize_dest(call, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_uninit(std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_layout(ocb, tilemetal::mock::abi::PackLayout::Tiles, 0, 0, at);
}

}  // namespace ckernel
