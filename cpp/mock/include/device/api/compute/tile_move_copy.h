#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

ALWI void copy_init(
    std::uint32_t cbid, std::uint32_t transpose = 0, std::uint32_t transpose_within_16x16_face = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp setup{};
    setup.op = tilemetal::mock::abi::EngineOp::Copy;
    setup.cb_a = cbid;
    setup.transpose = transpose != 0;
    if (transpose_within_16x16_face != 0) {
        tilemetal::mock::api->refuse("copy_init with transpose_within_16x16_face", at);
    }
    tilemetal::mock::api->engine_init(setup, at);
}

// DST[dst_tile_index] = tile of a circular buffer.
ALWI void copy_tile(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp call{};
    call.op = tilemetal::mock::abi::EngineOp::Copy;
    call.cb_a = in_cb_id;
    call.tile_a = in_tile_index;
    call.dst = dst_tile_index;
    tilemetal::mock::api->engine_run(call, at);
}
ALWI void copy_block(
    std::uint32_t in_cb_id, std::uint32_t start_in_tile_index, std::uint32_t start_dst_tile_index, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        copy_tile(in_cb_id, start_in_tile_index + i, start_dst_tile_index + i, at);
    }
}

}  // namespace ckernel
