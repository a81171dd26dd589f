#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_types.h"

// How the engine's functions reach the runtime.
namespace ckernel::engine_call {

using tilemetal::mock::api;
using tilemetal::mock::abi::EngineOp;
using tilemetal::mock::abi::Location;
using tilemetal::mock::abi::TileOp;

// For functions that take the number of the caller's line: kernels may pass it on.
struct CallLine : Location {
    constexpr CallLine(Location at) : Location(at) {}
    constexpr CallLine(std::uint32_t call_line, const char* in = __builtin_FILE())
        : Location{in, static_cast<int>(call_line)} {}
    static constexpr CallLine current(const char* in = __builtin_FILE(), int call_line = __builtin_LINE()) {
        return Location{in, call_line};
    }
};

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

// The halves of an init.
constexpr TileOp of_math(TileOp setup) {
    setup.part = tilemetal::mock::abi::InitPart::Math;
    return setup;
}
constexpr TileOp of_unpackers(TileOp setup) {
    setup.part = tilemetal::mock::abi::InitPart::Unpackers;
    return setup;
}

constexpr std::uint8_t transposition(bool of_faces, bool within_faces) {
    return static_cast<std::uint8_t>(
        (of_faces ? tilemetal::mock::abi::kTransposeFaces : 0) |
        (within_faces ? tilemetal::mock::abi::kTransposeWithinFaces : 0));
}

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
