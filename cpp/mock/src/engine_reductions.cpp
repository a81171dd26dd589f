// Reductions of the matrix engine: the part of ComputeEngine that pools tiles.
#include <algorithm>
#include <string>

#include "compute_engine.hpp"
#include "cycle_costs.hpp"
#include "engine_names.hpp"
#include "scheduler.hpp"
#include "shaped_tile.hpp"
#include "tilemetal/numerics/fpu_numbers.hpp"

namespace tilemetal::mock {
namespace {

// Value of TileOp::columns: as many tiles as the init was given.
constexpr std::uint32_t kBlockOfInit = 0xFFFFFFFF;

// Row 0 of the first `faces` faces holds 1.0.
bool is_one(const numerics::SourceTile& scaler, std::size_t faces) {
    for (std::size_t face = 0; face < faces; ++face) {
        const auto row = scaler.words.begin() + static_cast<std::ptrdiff_t>(face * numerics::kFaceElements);
        if (!std::all_of(row, row + numerics::kFaceDim, [](std::uint32_t word) { return word == 0x3F800000U; })) {
            return false;
        }
    }
    return true;
}

// A sum along rows is a matrix product with the data in SrcB and the scaler, as a column, in SrcA.
bool is_product(const abi::TileOp& operation) {
    return operation.dim == abi::Dim::Row && operation.pool != abi::Pool::Max;
}

}  // namespace

void ComputeEngine::require_reducible(
    const abi::TileOp& operation, numerics::DataFormat data, const char* user, abi::Location at) {
    if (operation.pool == abi::Pool::Min) {
        unsupported("reduce_tile with PoolType::MIN: the matrix engine has no minimum", at);
    }
    const bool halves = numbers() == numerics::Numbers::Halves;
    if (numbers() == numerics::Numbers::Integers ||
        (halves && operation.dim == abi::Dim::Scalar && !dst_is_fp16() && operation.pool != abi::Pool::Max)) {
        unsupported(
            std::string(user) + " of " + format_name(static_cast<tt::DataFormat>(data)) + " in a " +
                (halves ? "32-bit DST: its sums of columns cannot be moved to a source register" : "DST of integers"),
            at);
    }
}

void ComputeEngine::reduce(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    const bool as_in_init = operation.columns == kBlockOfInit;
    if (!as_in_init && operation.columns != setup_.columns) {
        throw processor_
            .diagnose(
                Rule::EngineInitMissing,
                std::string(user) + " of a block of " + std::to_string(operation.columns) +
                    " tiles after an init for " + std::to_string(setup_.columns) + " (0: reduce_tile)",
                at)
            .advice("call the init of reduce_tile or of reduce_block_max_row for as many tiles before")
            .error();
    }
    const bool product = is_product(operation);
    if (small_tiles_) {
        require_scaler_faces(operation, at);
    }
    constexpr auto kOrder = numerics::FaceOrder::Consecutive;
    const auto& data = shaped_source(operation.cb_a, operation.tile_a, product ? Side::B : Side::A, user, kOrder, at);
    const auto& scaler = shaped_source(operation.cb_b, operation.tile_b, product ? Side::A : Side::B, user, kOrder, at);
    require_numbers(format_of(operation.cb_a, at), format_of(operation.cb_b, at), user, at);
    require_reducible(operation, format_of(operation.cb_a, at), user, at);
    const numerics::TileShape shape = shape_of(operation.cb_a, at);
    if (shape.face_rows < numerics::kFaceDim && operation.pool == abi::Pool::Max) {
        numerics::SourceTile filled = data;
        numerics::fill_other_rows(filled.words, kOrder, shape, kLowest);
        pool(operation, filled, scaler, shape, user, at);
    } else {
        pool(operation, data, scaler, shape, user, at);
    }
    // The other tiles of a block.
    abi::TileOp next = operation;
    for (std::uint32_t i = 1; i < setup_.columns; ++i) {
        account(operation, user, at);
        next.tile_a = operation.tile_a + i;
        pool(next, source(next.cb_a, next.tile_a, Side::A, user, at), scaler, {}, user, at);
    }
}

void ComputeEngine::reduce_sources(const abi::TileOp& operation, abi::Location at) {
    const char* const user = "reduce_tile_math";
    processor_.last_location = at;
    require_started(user, at);
    require_math_setup(operation, at);
    Scheduler::active()->spend(1);
    if (operation.dim == abi::Dim::Row) {
        unsupported("reduce_tile_math along rows: what unpack_tilizeA_B_block brings is not transposed for it", at);
    }
    if (waiting_.empty()) {
        throw processor_
            .diagnose(Rule::EngineInitMissing, "reduce_tile_math finds no tiles left in the source registers", at)
            .advice("call unpack_tilizeA_B_block for as many tiles before")
            .error();
    }
    const WaitingPair& pair = waiting_.front();
    if (operation.rows != pair.shape.faces_down || operation.columns != pair.shape.faces_across) {
        throw processor_
            .diagnose(
                Rule::EngineTileShape,
                std::string(user) + " of " + std::to_string(operation.rows * operation.columns) +
                    " faces, but unpack_tilizeA_B_block brought tiles of " + name_of(pair.shape),
                at)
            .advice("give reduce_tile_math the number of faces of the tiles of the circular buffer")
            .error();
    }
    require_numbers(pair.format_a, pair.format_b, user, at);
    require_reducible(operation, pair.format_a, user, at);
    const numerics::TileShape shape{
        numerics::kFaceDim, static_cast<std::uint8_t>(operation.rows), static_cast<std::uint8_t>(operation.columns)};
    pool(operation, pair.a, pair.b, shape, user, at);
    waiting_.pop_front();
    processor_.activity.engine(user, 1, 0, engine_cost(operation, config_.fidelity).math);
}

void ComputeEngine::pool(
    const abi::TileOp& operation, const numerics::SourceTile& data, const numerics::SourceTile& scaler,
    numerics::TileShape shape, const char* user, abi::Location at) {
    const numerics::FaceGrid grid{shape.faces_down, shape.faces_across};
    const auto dim = static_cast<numerics::ReduceDim>(operation.dim);
    const bool halves = numbers() == numerics::Numbers::Halves;
    const bool cleared = dst_.is_cleared(operation.dst);
    const ShapedTile held(dst_.to_modify(operation.dst, user, at), shape);
    auto& dst = *held;
    dst_.set_writer(operation.dst, DstRegisters::Writer::Reduction, shape);
    if (operation.pool != abi::Pool::Max) {
        if (halves) {
            numerics::reduce_sum_halves(dst, data, scaler, dim, config_.fidelity, dst_.width(), grid);
        } else {
            numerics::reduce_sum_tile(dst, data, scaler, dim, config_.fidelity, dst_.width(), grid);
        }
        return;
    }
    if (!is_one(scaler, grid.faces())) {
        unsupported(
            std::string(user) + " with a scaler other than 1.0 in row 0 of each face (its result is not documented)",
            at);
    }
    if (halves) {
        numerics::reduce_max_halves(dst, data, dim, cleared, grid);
    } else {
        numerics::reduce_max_tile(dst, data, dim, cleared, dst_.width(), grid);
    }
}

}  // namespace tilemetal::mock
