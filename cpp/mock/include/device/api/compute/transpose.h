#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

ALWI void transpose_init(
    std::uint32_t cbid, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp setup{};
    setup.op = tilemetal::mock::abi::EngineOp::Transpose;
    setup.cb_a = cbid;
    tilemetal::mock::api->engine_init(setup, at);
}

// DST[dst_tile_index] = transposed tile of a circular buffer.
ALWI void transpose_tile(
    std::uint32_t in_cb_id, std::uint32_t in_tile_index, std::uint32_t dst_tile_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp call{};
    call.op = tilemetal::mock::abi::EngineOp::Transpose;
    call.cb_a = in_cb_id;
    call.tile_a = in_tile_index;
    call.dst = dst_tile_index;
    tilemetal::mock::api->engine_run(call, at);
}
ALWI void transpose_block(
    std::uint32_t in_cb_id, std::uint32_t start_in_tile_index, std::uint32_t start_dst_tile_index, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        transpose_tile(in_cb_id, start_in_tile_index + i, start_dst_tile_index + i, at);
    }
}

}  // namespace ckernel
