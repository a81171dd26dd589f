// Row-major data on its way to a reduction: the part of ComputeEngine that tilizes into the source registers
// (tt-llk, llk_unpack_tilize.h).
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "engine_names.hpp"
#include "scheduler.hpp"
#include "shaped_tile.hpp"

namespace tilemetal::mock {
namespace {

using numerics::kFaceDim;
using numerics::kFaceElements;
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
    const numerics::TileShape shape = ring.tile;
    const std::size_t tile_row = shape.columns() * datum;
    const std::size_t row_bytes = operation.columns * tile_row;
    const auto in = waited_bytes(ring, shape.rows() * row_bytes, user, at);
    std::vector<std::byte> bytes(numerics::tile_bytes(format));
    gather_tile(bytes, in.subspan(column * tile_row), row_bytes, shape, datum);
    numerics::unpack_source(tile, bytes, format, dst_.width());
    if (!shape.is_full() && operation.fill == abi::SourceFill::Lowest) {
        numerics::fill_other_rows(tile.words, numerics::FaceOrder::Consecutive, shape, kLowest);
    }
}

void ComputeEngine::require_pairs(const abi::TileOp& operation, const char* user, abi::Location at) const {
    const Ring& ring = processor_.ring(operation.cb_a, at);
    const numerics::TileShape shape = ring.tile;
    const auto refuse = [&](const std::string& why) {
        unsupported(std::string(user) + " of " + ring.name() + ", tiles of " + name_of(shape) + ": " + why, at);
    };
    if (shape.face_rows < kFaceDim && operation.fill == abi::SourceFill::Nothing) {
        refuse("without neginf_srcA and zero_srcA_reduce SrcA keeps what its other rows held");
    }
    if (!is_wormhole() && shape.faces_across == 1) {
        // With one face the tiles of a block are read 32 datums apart.
        if (shape.faces() == 2 || operation.columns > 1) {
            refuse("Blackhole's unpacker takes faces in pairs");
        }
    }
    const std::size_t scalers = shape_of(operation.cb_b, at).faces();
    if (operation.same_faces == 0 && scalers < shape.faces()) {
        refuse("without reload_srcB each face takes one of the second operand, which has " + std::to_string(scalers));
    }
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
    check_format(ring, format_a_, "unpacker A", user, "reconfig_data_format_srca", at);
    check_shape(ring, shape_a_, "unpacker A", user, "reconfig_tile_shape_srca", at);
    require_pairs(operation, user, at);
    const auto format = static_cast<numerics::DataFormat>(ring.format);
    if (goes_to_dest(operation.cb_a, format) || !numerics::is_source_format(format) ||
        numerics::tile_bytes(format) % kTileElements != 0) {
        unsupported(std::string(user) + " cannot read " + ring.describe(), at);
    }
    numerics::SourceTile scaler =
        shaped_source(operation.cb_b, operation.tile_b, Side::B, user, numerics::FaceOrder::Consecutive, at);
    if (operation.same_faces != 0) {
        repeat_first_face(scaler);
    }
    for (std::uint32_t column = 0; column < operation.columns; ++column) {
        WaitingPair pair{{}, scaler, format, format_of(operation.cb_b, at), ring.tile};
        tilize_source(pair.a, ring, operation, column, at);
        leave_in_sources(std::move(pair));
    }
    const std::size_t bytes = operation.columns * numerics::tile_bytes(format, ring.tile);
    processor_.activity.engine(user, operation.columns, unpack_cycles(bytes, true), 0);
}

}  // namespace tilemetal::mock
