// Row-major data on its way to a reduction: the part of ComputeEngine that tilizes into the source registers
// (tt-llk, llk_unpack_tilize.h).
#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "engine_names.hpp"
#include "scheduler.hpp"

namespace tilemetal::mock {
namespace {

using numerics::kFaceDim;
using numerics::kFaceElements;
using numerics::kTileDim;
using numerics::kTileElements;

// All faces become the first one.
void repeat_first_face(numerics::SourceTile& tile) {
    for (std::size_t face = 1; face < kTileElements / kFaceElements; ++face) {
        std::copy_n(tile.words.begin(), kFaceElements, tile.words.begin() + face * kFaceElements);
    }
}

}  // namespace

void ComputeEngine::require_sources_used(abi::Location at) const {
    if (waiting_.empty()) return;
    throw processor_
        .diagnose(
            Rule::EngineInitMissing,
            std::to_string(waiting_.size()) + " tiles of unpack_tilizeA_B_block still wait in the source registers", at)
        .advice("call reduce_tile_math once for each tile of the block")
        .error();
}

void ComputeEngine::tilize_source(
    numerics::SourceTile& tile, Ring& ring, const abi::TileOp& operation, std::uint32_t column, abi::Location at) {
    const char* const user = op_name(operation);
    const auto format = static_cast<numerics::DataFormat>(ring.format);
    const std::size_t datum = numerics::tile_bytes(format) / kTileElements;
    const std::size_t row_bytes = operation.columns * kTileDim * datum;
    const auto in = waited_bytes(ring, kTileDim * row_bytes, user, at);
    std::vector<std::byte> bytes(numerics::tile_bytes(format));
    for (std::size_t y = 0; y < kTileDim; ++y) {
        for (std::size_t x = 0; x < kTileDim; x += kFaceDim) {
            std::memcpy(
                bytes.data() + numerics::face_index(y, x) * datum,
                in.data() + y * row_bytes + (column * kTileDim + x) * datum, kFaceDim * datum);
        }
    }
    numerics::unpack_source(tile, bytes, format, dst_.width());
}

void ComputeEngine::unpack_tilized(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    processor_.last_location = at;
    require_started(user, at);
    const bool same = unpack_setup_.op == operation.op && unpack_setup_.columns == operation.columns &&
                      unpack_setup_.fill == operation.fill && unpack_setup_.same_faces == operation.same_faces;
    if (!same) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                unpack_setup_.op == operation.op
                    ? std::string(user) + " and its init were given other blocks or template arguments"
                    : std::string(user) + " needs " + init_name(operation) + ", but " + init_name(unpack_setup_) +
                          " was the last to set the unpackers up",
                at)
            .advice(std::string("call ") + init_name(operation) + " with the same block and template arguments before")
            .error();
    }
    Scheduler::active()->spend(1);
    Ring& ring = processor_.ring(operation.cb_a, at);
    require_full_tiles(ring, user, at);
    check_format(ring, format_a_, "unpacker A", user, "reconfig_data_format_srca", at);
    const auto format = static_cast<numerics::DataFormat>(ring.format);
    if (goes_to_dest(operation.cb_a, format) || !numerics::is_source_format(format) ||
        numerics::tile_bytes(format) % kTileElements != 0) {
        unsupported(std::string(user) + " cannot read " + ring.describe(), at);
    }
    numerics::SourceTile scaler = source(operation.cb_b, operation.tile_b, Side::B, user, at);
    if (operation.same_faces != 0) {
        repeat_first_face(scaler);
    }
    for (std::uint32_t column = 0; column < operation.columns; ++column) {
        WaitingPair pair{{}, scaler, format, format_of(operation.cb_b, at)};
        tilize_source(pair.a, ring, operation, column, at);
        leave_in_sources(std::move(pair));
    }
    const std::size_t bytes = operation.columns * numerics::tile_bytes(format);
    processor_.activity.engine(user, operation.columns, unpack_cycles(bytes, true), 0);
}

}  // namespace tilemetal::mock
