#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_call.h"
#include "api/compute/reconfig_data_format.h"
#include "llk_math_unary_datacopy_api.h"
#include "llk_unpack_A_api.h"

namespace ckernel {

// transpose swaps faces 1 and 2, transpose_within_16x16_face transposes each face; both together transpose the tile.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void copy_init(
    std::uint32_t cbid, std::uint32_t transpose = 0, std::uint32_t transpose_within_16x16_face = false,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    auto setup = engine_call::of_one(engine_call::EngineOp::Copy, cbid);
    setup.transpose = engine_call::transposition(transpose != 0, transpose_within_16x16_face != 0);
    engine_call::api->engine_init(setup, at);
}

// DST[dst_tile_index] = tile of a circular buffer.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void copy_tile(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::of_one(engine_call::EngineOp::Copy, in_cb_id);
    engine_call::api->engine_run(engine_call::on_tile(call, in_tile_index, dst_tile_index), at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void copy_block(
    std::uint32_t in_cb_id, std::uint32_t start_in_tile_index, std::uint32_t start_dst_tile_index, std::uint32_t ntiles,
    engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        copy_tile(in_cb_id, start_in_tile_index + i, start_dst_tile_index + i, at);
    }
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("renamed to copy_init()")]] ALWI void copy_tile_init(
    std::uint32_t cbid, engine_call::CallLine at = engine_call::CallLine::current()) {
    copy_init(cbid, 0, false, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("renamed to copy_init()")]] ALWI void copy_tile_to_dst_init_short(
    std::uint32_t cbid, std::uint32_t transpose = 0, std::uint32_t transpose_within_16x16_face = false,
    engine_call::CallLine at = engine_call::CallLine::current()) {
    copy_init(cbid, transpose, transpose_within_16x16_face, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("call reconfig_data_format_srca(old, new), then copy_init(new, transpose)")]] ALWI void
copy_tile_to_dst_init_short_with_dt(
    std::uint32_t old_cbid, std::uint32_t new_cbid, std::uint32_t transpose = 0,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(old_cbid, new_cbid, at);
    copy_init(new_cbid, transpose, false, at);
}

// Only advance the state of the threads on the device.
ALWI void dummy_unpack(std::uint32_t) {}

}  // namespace ckernel
