#pragma once

#include <cstdint>

#include "api/compute/engine_types.h"

// How the engine's functions reach the runtime.
namespace ckernel::engine_call {

using tilemetal::mock::api;
using tilemetal::mock::abi::EngineOp;
using tilemetal::mock::abi::Location;
using tilemetal::mock::abi::TileOp;

constexpr EngineOp binary_op(EltwiseBinaryType type) {
    return type == EltwiseBinaryType::ELWADD   ? EngineOp::Add
           : type == EltwiseBinaryType::ELWSUB ? EngineOp::Sub
                                               : EngineOp::Mul;
}

template <EltwiseBinaryType type>
constexpr EngineOp checked_binary_op() {
    static_assert(
        type == EltwiseBinaryType::ELWADD || type == EltwiseBinaryType::ELWSUB || type == EltwiseBinaryType::ELWMUL,
        "the engine adds, subtracts and multiplies");
    return binary_op(type);
}

constexpr TileOp of_two(EngineOp op, std::uint32_t cb_a, std::uint32_t cb_b) {
    TileOp call{};
    call.op = op;
    call.cb_a = cb_a;
    call.cb_b = cb_b;
    return call;
}

constexpr TileOp of_one(EngineOp op, std::uint32_t cb) { return of_two(op, cb, cb); }

constexpr TileOp on_tile(TileOp call, std::uint32_t tile, std::uint32_t dst) {
    call.tile_a = tile;
    call.dst = dst;
    return call;
}

constexpr TileOp on_tiles(TileOp call, std::uint32_t tile_a, std::uint32_t tile_b, std::uint32_t dst) {
    call.tile_b = tile_b;
    return on_tile(call, tile_a, dst);
}

constexpr TileOp with_broadcast(TileOp call, BroadcastType type, std::uint32_t row = 0) {
    call.broadcast = static_cast<tilemetal::mock::abi::Broadcast>(type);
    call.row = row;
    return call;
}

constexpr TileOp with_reuse(TileOp call, EltwiseBinaryReuseDestType type) {
    call.reuse = static_cast<tilemetal::mock::abi::ReuseDest>(type);
    return call;
}

constexpr TileOp with_reduction(TileOp call, PoolType pool, ReduceDim dim) {
    call.pool = static_cast<tilemetal::mock::abi::Pool>(pool);
    call.dim = static_cast<tilemetal::mock::abi::Dim>(dim);
    return call;
}

}  // namespace ckernel::engine_call
