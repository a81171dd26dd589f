#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

namespace unpack_tilize_detail {

template <bool neginf_srcA, std::uint32_t reload_srcB, bool zero_srcA_reduce>
constexpr engine_call::TileOp pairs(std::uint32_t rows, std::uint32_t tile, std::uint32_t columns) {
    using tilemetal::mock::abi::SourceFill;
    auto call = engine_call::of_two(engine_call::EngineOp::TilizePairs, rows, tile);
    call.fill = neginf_srcA ? SourceFill::Lowest : zero_srcA_reduce ? SourceFill::Zero : SourceFill::Nothing;
    call.same_faces = reload_srcB != 0;
    call.columns = columns;
    return call;
}

}  // namespace unpack_tilize_detail

// The unpackers' half of tilizeA_B_reduce_init.
template <
    bool neginf_srcA = false, std::uint32_t reload_srcB = false, bool zero_srcA = false, bool zero_srcA_reduce = false>
ALWI void llk_unpack_tilizeA_B_init(
    const std::uint32_t operandA, const std::uint32_t operandB, const std::uint32_t ct_dim,
    engine_call::Location at = engine_call::Location::current()) {
    if (zero_srcA) {
        engine_call::api->refuse("llk_unpack_tilizeA_B_init with zero_srcA", at);
    }
    const auto setup =
        unpack_tilize_detail::pairs<neginf_srcA, reload_srcB, zero_srcA_reduce>(operandA, operandB, ct_dim);
    engine_call::api->engine_init(engine_call::of_unpackers(setup), at);
}

template <
    bool neginf_srcA = false, std::uint32_t reload_srcB = false, bool zero_srcA = false, bool zero_srcA_reduce = false>
ALWI void llk_unpack_tilizeA_B_block(
    std::uint32_t operandA, std::uint32_t operandB, std::uint32_t block_c_tiles_a, std::uint32_t tile_idx_b,
    engine_call::Location at = engine_call::Location::current()) {
    if (zero_srcA) {
        engine_call::api->refuse("unpack_tilizeA_B_block with zero_srcA", at);
    }
    auto call =
        unpack_tilize_detail::pairs<neginf_srcA, reload_srcB, zero_srcA_reduce>(operandA, operandB, block_c_tiles_a);
    call.tile_b = tile_idx_b;
    engine_call::api->engine.unpack_tilized(call, at);
}

}  // namespace ckernel
