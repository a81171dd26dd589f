#pragma once

#include <cstdint>

#include "api/compute/common.h"

// Tiles -> row-major data by the packer. The output is rows of full_ct_dim tiles, filled block by block.
namespace ckernel {

namespace pack_untilize_detail {

// `diagonal` apart, what llk_pack_untilize.h accepts.
template <
    std::uint32_t block_ct_dim, std::uint32_t full_ct_dim, bool narrow_row = false, std::uint32_t row_num_datums = 32,
    bool dense = false>
constexpr tilemetal::mock::abi::BlockOp block(std::uint32_t ocb) {
    static_assert(full_ct_dim % block_ct_dim == 0, "full_ct_dim must be a multiple of block_ct_dim");
#ifdef ARCH_BLACKHOLE
    static_assert(block_ct_dim <= (dense ? 16 : 8), "block_ct_dim is at most 8, dense at most 16");
    static_assert(!dense || block_ct_dim % 2 == 0, "dense packs pairs of tiles: block_ct_dim must be even");
    static_assert(!dense || !narrow_row, "dense rows are not narrow");
    static_assert(!narrow_row || row_num_datums < 32, "narrow rows have fewer than 32 datums");
#else
    static_assert(!dense, "dense is for Blackhole");
#endif
    tilemetal::mock::abi::BlockOp call{};
    call.cb_out = ocb;
    call.columns = block_ct_dim;
    call.all_columns = full_ct_dim;
    call.rows = 1;
    call.narrow = narrow_row;
    call.row_datums = row_num_datums;
    call.dense = dense;
    return call;
}

}  // namespace pack_untilize_detail

// narrow_row packs row_num_datums of each row of the first faces of a tile, dense takes two tiles of two faces from
// each tile of DST.
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool narrow_row = false,
    std::uint32_t row_num_datums = 32, bool dense = false, bool configure_remap = true,
    bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_dest_init(std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine.pack_as_rows(
        pack_untilize_detail::block<block_ct_dim, full_ct_dim, narrow_row, row_num_datums, dense>(ocb), at);
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
    auto call = pack_untilize_detail::block<block_ct_dim, full_ct_dim>(ocb);
    call.cb_in = icb;
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
#ifdef ARCH_BLACKHOLE
    static_assert(!diagonal, "diagonal is for Wormhole");
#else
    if (diagonal) {
        engine_call::api->refuse("pack_untilize_dest with diagonal, for which no init sets the packers up", at);
    }
#endif
    auto call = pack_untilize_detail::block<block_ct_dim, full_ct_dim, narrow_row, row_num_datums, dense>(ocb);
    call.rows = block_rt_dim;
    call.column = block_c_index;
    call.dst = tile_dst_rt_offset + tile_dst_ct_offset;
    engine_call::api->engine.pack_untilize_dest(call, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_untilize_uninit(std::uint32_t ocb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.pack_as_tiles(ocb, at);
}

}  // namespace ckernel
