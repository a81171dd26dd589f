#pragma once

#include <cstdint>

#include "api/compute/common.h"

// The level at which the matrix engine is slowed down, which changes no number.
#ifndef MM_THROTTLE
#define MM_THROTTLE 0
#endif

namespace ckernel {

ALWI void matmul_init(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, const std::uint32_t transpose = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp setup{};
    setup.op = tilemetal::mock::abi::EngineOp::Matmul;
    setup.cb_a = in0_cb_id;
    setup.cb_b = in1_cb_id;
    setup.transpose = transpose != 0;
    tilemetal::mock::api->engine_init(setup, at);
}

// Nothing is left to undo on these architectures.
ALWI void mm_uninit(std::uint32_t, std::uint32_t) {}

// DST[idst] += in0 tile * in1 tile.
ALWI void matmul_tiles(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t in0_tile_index, std::uint32_t in1_tile_index,
    std::uint32_t idst, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp call{};
    call.op = tilemetal::mock::abi::EngineOp::Matmul;
    call.cb_a = in0_cb_id;
    call.cb_b = in1_cb_id;
    call.tile_a = in0_tile_index;
    call.tile_b = in1_tile_index;
    call.dst = idst;
    call.rows = 1;
    call.columns = 1;
    tilemetal::mock::api->engine_run(call, at);
}

ALWI void matmul_block_init(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, const std::uint32_t transpose = 0, std::uint32_t ct_dim = 1,
    std::uint32_t rt_dim = 1, std::uint32_t kt_dim = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp setup{};
    setup.op = tilemetal::mock::abi::EngineOp::MatmulBlock;
    setup.cb_a = in0_cb_id;
    setup.cb_b = in1_cb_id;
    setup.transpose = transpose != 0;
    setup.columns = ct_dim;
    setup.rows = rt_dim;
    setup.inner = kt_dim;
    tilemetal::mock::api->engine_init(setup, at);
}

// One step along K for rt_dim x ct_dim output tiles; kt_dim is the row stride of the in0 block.
ALWI void matmul_block(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t in0_tile_index, std::uint32_t in1_tile_index,
    std::uint32_t idst, const std::uint32_t transpose, std::uint32_t ct_dim, std::uint32_t rt_dim, std::uint32_t kt_dim,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::abi::TileOp call{};
    call.op = tilemetal::mock::abi::EngineOp::MatmulBlock;
    call.cb_a = in0_cb_id;
    call.cb_b = in1_cb_id;
    call.tile_a = in0_tile_index;
    call.tile_b = in1_tile_index;
    call.dst = idst;
    call.transpose = transpose != 0;
    call.columns = ct_dim;
    call.rows = rt_dim;
    call.inner = kt_dim;
    tilemetal::mock::api->engine_run(call, at);
}

}  // namespace ckernel
