// What the matrix engine does with tiles: elementwise operations, moves and reductions.
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

using abi::EngineOp;
using Writer = DstRegisters::Writer;
using numerics::FaceOrder;
using numerics::TileShape;

numerics::EltwiseOp eltwise_op(EngineOp op) {
    switch (op) {
        case EngineOp::Add:
            return numerics::EltwiseOp::Add;
        case EngineOp::Sub:
            return numerics::EltwiseOp::Sub;
        default:
            return numerics::EltwiseOp::Mul;
    }
}

numerics::Broadcast broadcast_kind(abi::Broadcast kind) {
    switch (kind) {
        case abi::Broadcast::Col:
            return numerics::Broadcast::Col;
        case abi::Broadcast::Row:
            return numerics::Broadcast::Row;
        case abi::Broadcast::Scalar:
            return numerics::Broadcast::Scalar;
        case abi::Broadcast::None:
            break;
    }
    return numerics::Broadcast::None;
}

}  // namespace

void ComputeEngine::eltwise(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    const bool repeats = operation.broadcast != abi::Broadcast::None;
    if (small_tiles_) {
        require_eltwise_shapes(operation, at);
    }
    const TileShape shape = shape_of(operation.cb_a, at);
    const numerics::SourceTile& a =
        shaped_source(operation.cb_a, operation.tile_a, Side::A, user, FaceOrder::Consecutive, at);
    const numerics::SourceTile* b = &shaped_source(
        operation.cb_b, operation.tile_b, Side::B, user, repeats ? FaceOrder::Geometric : FaceOrder::Consecutive, at);
    numerics::SourceTile repeated;
    if (repeats) {
        if (operation.row >= numerics::kTileDim) {
            unsupported(std::string(user) + " with bcast_row_idx " + std::to_string(operation.row), at);
        }
        repeated = numerics::broadcasted(*b, broadcast_kind(operation.broadcast), operation.row);
        b = &repeated;
    }
    require_numbers(format_of(operation.cb_a, at), format_of(operation.cb_b, at), user, at);
    const ShapedTile held(dst_.to_modify(operation.dst, user, at), shape);
    auto& dst = *held;
    dst_.set_writer(operation.dst, Writer::Other, shape);
    const bool accumulate = setup_.accumulate != 0;
    const numerics::EltwiseOp kind = eltwise_op(operation.op);
    if (numbers() == numerics::Numbers::Halves) {
        numerics::eltwise_halves(dst, a, *b, kind, accumulate, config_.fidelity, dst_.width());
        return;
    }
    if (numbers() == numerics::Numbers::Integers) {
        numerics::eltwise_integers(dst, a, *b, kind, accumulate, config_.fidelity);
        return;
    }
    switch (operation.op) {
        case EngineOp::Add:
            numerics::add_tiles(dst, a, *b, accumulate, dst_.width());
            break;
        case EngineOp::Sub:
            numerics::sub_tiles(dst, a, *b, accumulate, dst_.width());
            break;
        default:
            numerics::mul_tiles(dst, a, *b, config_.fidelity, dst_.width());
            break;
    }
}

void ComputeEngine::eltwise_reuse(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    const bool to_a = operation.reuse == abi::ReuseDest::ToSrcA;
    // The circular buffer goes to the register that DST does not go to.
    const numerics::SourceTile& other =
        shaped_source(operation.cb_a, operation.tile_a, to_a ? Side::B : Side::A, user, FaceOrder::Consecutive, at);
    const TileShape shape = shape_of(operation.cb_a, at);
    const numerics::DataFormat format = format_of(operation.cb_a, at);
    require_numbers(format, format, user, at);
    const auto reuse = to_a ? numerics::DestReuse::ToSrcA : numerics::DestReuse::ToSrcB;
    if (numbers() != numerics::Numbers::Floats && !dst_is_fp16()) {
        unsupported(
            std::string(user) + " of a 32-bit DST with " + processor_.ring(operation.cb_a, at).describe() +
                ": such words cannot be moved to a source register",
            at);
    }
    const ShapedTile held(dst_.to_modify(operation.dst, user, at), shape);
    auto& dst = *held;
    dst_.set_writer(operation.dst, Writer::Other, shape);
    if (dst_is_fp16()) {
        numerics::eltwise_reuse_halves(dst, other, eltwise_op(operation.op), reuse, config_.fidelity);
        return;
    }
    const bool tf32 =
        dst_.width() == numerics::DstWidth::Bits32 && (to_a ? format_a_ : format_b_) == tt::DataFormat::Float32;
    numerics::eltwise_reuse_dest(
        dst, other, eltwise_op(operation.op), reuse, config_.fidelity, dst_.width(),
        tf32 ? numerics::MovedAs::Tf32 : numerics::MovedAs::Bf16);
}

void ComputeEngine::move(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    const Operand in = shaped_operand(operation.cb_a, operation.tile_a, Side::A, user, FaceOrder::Consecutive, at);
    const std::uint8_t transpose = operation.op == EngineOp::Transpose ? abi::kTransposeAll : unpack_setup_.transpose;
    const TileShape shape = shape_of(operation.cb_a, at);
    require_transposable(shape, transpose, user, at);
    const ShapedTile held(dst_.to_overwrite(operation.dst, user, at), shape);
    auto& dst = *held;
    dst_.set_writer(operation.dst, Writer::Other, shape);
    const auto permute = [&](numerics::TileWords& words) {
        words = numerics::transposed(
            words, (transpose & abi::kTransposeFaces) != 0, (transpose & abi::kTransposeWithinFaces) != 0);
    };
    if (goes_to_dest(operation.cb_a, in.format) || numerics::is_moved_integer(in.format)) {
        move_integers(dst, std::span(in.page, numerics::tile_bytes(in.format)), in.format, user, at);
        if (transpose != 0) {
            permute(dst.words);
        }
        return;
    }
    if (!numerics::is_source_format(in.format)) {
        unsupported(std::string(user) + " cannot read " + processor_.ring(operation.cb_a, at).describe(), at);
    }
    if (transpose == 0 || transpose == abi::kTransposeAll) {
        move_source(dst, SourceTiles::source_a().tile(unpacked(in, transpose != 0)), in.format);
        return;
    }
    numerics::SourceTile permuted = SourceTiles::source_a().tile(unpacked(in, false));
    permute(permuted.words);
    move_source(dst, permuted, in.format);
}

void ComputeEngine::unary_broadcast(const abi::TileOp& operation, abi::Location at) {
    const char* const user = op_name(operation);
    const auto kind = broadcast_kind(operation.broadcast);
    const auto format = static_cast<numerics::DataFormat>(processor_.ring(operation.cb_a, at).format);
    const bool to_dest = goes_to_dest(operation.cb_a, format);
    // Without a broadcast, and for data that is unpacked to DST, the tile passes unpacker A.
    const Side side = to_dest || kind == numerics::Broadcast::None ? Side::A : Side::B;
    // UInt16 is moved as bits, which only a 16-bit DST takes from SrcB.
    const bool opaque =
        format == numerics::DataFormat::UInt16 && (side == Side::A || dst_.width() == numerics::DstWidth::Bits16);
    const TileShape shape = unary_broadcast_shape(shape_of(operation.cb_a, at), kind, to_dest, user, at);
    const auto order = kind == numerics::Broadcast::None ? FaceOrder::Consecutive : FaceOrder::Geometric;
    const Operand in = shaped_operand(operation.cb_a, operation.tile_a, side, user, order, at);
    if (to_dest || opaque) {
        const ShapedTile held(dst_.to_overwrite(operation.dst, user, at), shape);
        auto& dst = *held;
        dst_.set_writer(operation.dst, Writer::Other, shape);
        move_integers(dst, std::span(in.page, numerics::tile_bytes(in.format)), in.format, user, at);
        dst.words = numerics::broadcasted(numerics::SourceTile{dst.words}, kind).words;
        return;
    }
    const auto repeated = numerics::broadcasted(source_of(in, operation.cb_a, side, user, at), kind);
    require_numbers(format, format, user, at);
    if (numbers() == numerics::Numbers::Integers && kind == numerics::Broadcast::Row) {
        unsupported(std::string(user) + " of integers: their row is moved as bits, which DST does not take", at);
    }
    const ShapedTile held(dst_.to_overwrite(operation.dst, user, at), shape);
    auto& dst = *held;
    dst_.set_writer(operation.dst, Writer::Other, shape);
    switch (numbers()) {
        case numerics::Numbers::Floats:
            return numerics::broadcast_to_dst(dst, repeated, kind, dst_.width());
        case numerics::Numbers::Halves:
            return numerics::broadcast_halves_to_dst(dst, repeated, kind, dst_.width());
        case numerics::Numbers::Integers:
            return move_source(dst, repeated, format);
    }
}

void ComputeEngine::transpose_dest(std::uint32_t dst, bool of_faces, bool is_32bit, abi::Location at) {
    abi::TileOp operation{};
    operation.op = EngineOp::TransposeDest;
    const char* const user = op_name(operation);
    require_started(user, at);
    require_setup(operation, at);
    Scheduler::active()->spend(1);
    if (is_32bit != (dst_.width() == numerics::DstWidth::Bits32)) {
        unsupported(
            is_32bit ? "transpose_dest<is_32bit = true> of a 16-bit DST"
                     : "transpose_dest<is_32bit = false> of a 32-bit DST (the low bits would be lost)",
            at);
    }
    auto& tile = dst_.to_read(dst, user, at);
    tile.words = numerics::transposed(tile.words, of_faces, true);
    processor_.activity.vector(Thread::Math, user, transpose_dest_cycles(is_32bit));
}

void ComputeEngine::copy_dest(std::uint32_t dst_in, std::uint32_t dst_out, bool floats, abi::Location at) {
    require_started("copy_dest_values", at);
    Scheduler::active()->spend(1);
    const numerics::DstTile in = dst_.to_read(dst_in, "copy_dest_values", at);
    auto& out = dst_.to_overwrite(dst_out, "copy_dest_values", at);
    // A store of the vector unit makes denormals signed zeros; integer data passes unchanged.
    std::transform(in.words.begin(), in.words.end(), out.words.begin(), [floats](std::uint32_t word) {
        return floats && (word & 0x7F800000U) == 0 ? word & 0x80000000U : word;
    });
    processor_.activity.vector(Thread::Math, "copy_dest_values", kCopyDestCycles);
}

}  // namespace tilemetal::mock
