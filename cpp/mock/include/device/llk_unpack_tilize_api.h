#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

namespace unpack_tilize_detail {

// Blackhole ignores zero_srcA. Wormhole clears SrcA before the first face and hands the tile over as a whole, which is
// what a reduction, face by face, can take of a tile of one face alone (llk_unpack_tilize.h).
template <bool neginf_srcA, std::uint32_t reload_srcB, bool zero_srcA, bool zero_srcA_reduce>
ALWI engine_call::TileOp pairs(
    [[maybe_unused]] const char* user, std::uint32_t rows, std::uint32_t tile, std::uint32_t columns,
    [[maybe_unused]] engine_call::Location at) {
    using tilemetal::mock::abi::SourceFill;
    auto call = engine_call::of_two(engine_call::EngineOp::TilizePairs, rows, tile);
    call.fill = neginf_srcA ? SourceFill::Lowest : zero_srcA_reduce ? SourceFill::Zero : SourceFill::Nothing;
    call.same_faces = reload_srcB != 0;
    call.columns = columns;
#ifndef ARCH_BLACKHOLE
    if (zero_srcA) {
        if (neginf_srcA || zero_srcA_reduce || unpack_tile_num_faces[rows] != 1) {
            engine_call::api->refuse(user, at);
        }
        call.fill = SourceFill::Zero;
    }
#endif
    return call;
}

}  // namespace unpack_tilize_detail

// The unpackers' half of tilizeA_B_reduce_init.
template <
    bool neginf_srcA = false, std::uint32_t reload_srcB = false, bool zero_srcA = false, bool zero_srcA_reduce = false>
ALWI void llk_unpack_tilizeA_B_init(
    const std::uint32_t operandA, const std::uint32_t operandB, const std::uint32_t ct_dim,
    engine_call::Location at = engine_call::Location::current()) {
    const auto setup = unpack_tilize_detail::pairs<neginf_srcA, reload_srcB, zero_srcA, zero_srcA_reduce>(
        "llk_unpack_tilizeA_B_init with zero_srcA, but for tiles of one face and with no other filling", operandA,
        operandB, ct_dim, at);
    engine_call::api->engine_init(engine_call::of_unpackers(setup), at);
}

template <
    bool neginf_srcA = false, std::uint32_t reload_srcB = false, bool zero_srcA = false, bool zero_srcA_reduce = false>
ALWI void llk_unpack_tilizeA_B_block(
    std::uint32_t operandA, std::uint32_t operandB, std::uint32_t block_c_tiles_a, std::uint32_t tile_idx_b,
    engine_call::Location at = engine_call::Location::current()) {
    auto call = unpack_tilize_detail::pairs<neginf_srcA, reload_srcB, zero_srcA, zero_srcA_reduce>(
        "unpack_tilizeA_B_block with zero_srcA, but for tiles of one face and with no other filling", operandA,
        operandB, block_c_tiles_a, at);
    call.tile_b = tile_idx_b;
    engine_call::api->engine.unpack_tilized(call, at);
}

}  // namespace ckernel
