// The part of ComputeEngine that knows tiles other than 32x32: what unpackers and packer are set to, which operations
// take which shapes, and operations that differ from those on full tiles. What is refused here are the combinations
// that tt-llk asserts against or programs wrongly; each names the header it stands in.
#include <array>
#include <span>
#include <string>

#include "chip.hpp"
#include "compute_engine.hpp"
#include "engine_names.hpp"
#include "shaped_tile.hpp"

namespace tilemetal::mock {
namespace {

using numerics::FaceOrder;
using numerics::name_of;
using numerics::TileShape;

constexpr TileShape kFull{};
constexpr TileShape kTall{16, 2, 1};  // 32x16
constexpr TileShape kWide{16, 1, 2};  // 16x32

}  // namespace

bool ComputeEngine::is_wormhole() const { return processor_.core().chip().arch().id == tt::ARCH::WORMHOLE_B0; }

TileShape ComputeEngine::shape_of(std::uint32_t cb, abi::Location at) const { return processor_.ring(cb, at).tile; }

void ComputeEngine::require_full_tiles(const Ring& ring, const char* user, abi::Location at) const {
    if (!ring.tile.is_full()) {
        unsupported(std::string(user) + " with " + ring.name() + " of tiles of " + name_of(ring.tile), at);
    }
}

void ComputeEngine::check_shape(
    const Ring& ring, TileShape configured, const char* unit, const char* user, const char* reconfigure,
    abi::Location at) const {
    if (!same_faces(ring.tile, configured)) {
        throw processor_
            .diagnose(
                Rule::EngineTileShape,
                std::string(user) + " uses " + ring.name() + " of tiles of " + name_of(ring.tile) + " while " + unit +
                    " is set to " + name_of(configured),
                at)
            .advice(std::string("call ") + reconfigure + " before")
            .error();
    }
}

void ComputeEngine::require_setup_shapes(const abi::TileOp& operation, abi::Location at) const {
    const auto require = [&](std::uint32_t cb, const abi::TileOp& setup, TileShape shape) {
        if (shape_of(cb, at) != shape) {
            throw processor_
                .diagnose(
                    Rule::EngineTileShape,
                    std::string(op_name(operation)) + " of " + processor_.ring(cb, at).name() + " with tiles of " +
                        name_of(shape_of(cb, at)) + ", but " + init_name(setup) + " was called for tiles of " +
                        name_of(shape),
                    at)
                .advice(std::string("call ") + init_name(operation) + " with a circular buffer of such tiles before")
                .error();
        }
    };
    const bool product = operation.op == abi::EngineOp::Matmul || operation.op == abi::EngineOp::MatmulBlock;
    require(operation.cb_a, setup_, setup_shapes_[0]);
    require(operation.cb_a, unpack_setup_, unpack_shapes_[0]);
    if (product) {
        require(operation.cb_b, setup_, setup_shapes_[1]);
        require(operation.cb_b, unpack_setup_, unpack_shapes_[1]);
    }
}

void ComputeEngine::reshape(const abi::TileReshape& change, abi::Location at) {
    require_started("reconfig_tile_shape", at);
    const auto take = [&](TileShape& shape, std::uint32_t from, std::uint32_t to) {
        if (to < kMaxRings && (from >= kMaxRings || !same_faces(shape_of(from, at), shape_of(to, at)))) {
            shape = shape_of(to, at);
        }
    };
    take(shape_a_, change.old_a, change.new_a);
    take(shape_b_, change.old_b, change.new_b);
    processor_.activity.reconfigured();
}

ComputeEngine::Operand ComputeEngine::shaped_operand(
    std::uint32_t cb, std::uint32_t tile, Side side, const char* user, FaceOrder order, abi::Location at) {
    Operand in = page_operand(cb, tile, side, user, at);
    const TileShape shape = shape_of(cb, at);
    if (!shape.is_full()) {
        in.page = expanded(in.page, in.format, shape, order);
    }
    require_defined(in, processor_.ring(cb, at), user, at);
    return in;
}

// The pairs of tensor_shape.h (validate_matmul_tensor_shapes_) but 16x16 by 16x16, which llk_math_matmul.h refuses.
TileShape ComputeEngine::product_shape(const abi::TileOp& operation, bool transposed, abi::Location at) const {
    const TileShape in0 = shape_of(operation.cb_a, at);
    const TileShape in1 = shape_of(operation.cb_b, at);
    const bool rows_of_32 = in0.faces_down == 1 && in0.faces_across == 2;
    const bool pair =
        ((in0 == kFull || rows_of_32) && (in1 == kFull || in1 == kTall)) || (in0 == kTall && in1 == kWide);
    if (!pair || (transposed && in1 != kFull)) {
        unsupported(
            std::string(op_name(operation)) + " of tiles of " + name_of(in0) + " by tiles of " + name_of(in1) +
                (transposed ? ", transposed" : ""),
            at);
    }
    return {in0.face_rows, in0.faces_down, in1.faces_across};
}

void ComputeEngine::require_eltwise_shapes(const abi::TileOp& operation, abi::Location at) const {
    const TileShape a = shape_of(operation.cb_a, at);
    const TileShape b = shape_of(operation.cb_b, at);
    using enum abi::Broadcast;
    const bool along = operation.broadcast == Row || operation.broadcast == Col;
    // How many faces unpacker B reads one after the other, and whether it reads more than their first rows.
    const std::size_t faces = operation.broadcast == None     ? a.faces()
                              : operation.broadcast == Scalar ? 1
                              : operation.broadcast == Row    ? a.faces_across
                              : a.faces_down == 1             ? 1
                                                              : 3;
    const bool all_rows = operation.broadcast == None || operation.broadcast == Col;
    const bool rows = all_rows ? b.face_rows >= a.face_rows : operation.row < b.rows();
    // llk_unpack_AB.h has no broadcast along 32x16.
    if (b.faces() < faces || !rows || (along && (a == kTall || b == kTall))) {
        unsupported(
            std::string(op_name(operation)) + " of tiles of " + name_of(a) + " and tiles of " + name_of(b) +
                (operation.row == 0 ? "" : " with bcast_row_idx " + std::to_string(operation.row)),
            at);
    }
}

// llk_unpack_A.h.
void ComputeEngine::require_transposable(
    TileShape shape, std::uint8_t transpose, const char* user, abi::Location at) const {
    const bool of_faces = (transpose & abi::kTransposeFaces) != 0;
    if ((transpose != 0 && shape.face_rows != numerics::kFaceDim) || (of_faces && shape.faces() == 2)) {
        unsupported(std::string(user) + ", transposed, of tiles of " + name_of(shape), at);
    }
}

// llk_unpack_A.h: columns only of 32x32; rows are read from two faces side by side and go to all four.
TileShape ComputeEngine::unary_broadcast_shape(
    TileShape shape, numerics::Broadcast kind, bool to_dest, const char* user, abi::Location at) const {
    const bool columns = kind == numerics::Broadcast::Col && shape != kFull;
    const bool rows = kind == numerics::Broadcast::Row && shape.faces_across != 2;
    if (columns || rows) {
        unsupported(std::string(user) + " of tiles of " + name_of(shape), at);
    }
    switch (kind) {
        case numerics::Broadcast::None:
            return shape;
        case numerics::Broadcast::Scalar:
            return to_dest ? kFull : TileShape{numerics::kFaceDim, shape.faces_down, shape.faces_across};
        default:
            return kFull;
    }
}

void ComputeEngine::require_scaler_faces(const abi::TileOp& operation, abi::Location at) const {
    const TileShape data = shape_of(operation.cb_a, at);
    const TileShape scaler = shape_of(operation.cb_b, at);
    if (scaler.faces() < data.faces()) {
        unsupported(
            std::string(op_name(operation)) + " of tiles of " + name_of(data) + " with scalers of " + name_of(scaler) +
                ": each face of the data takes one of the scaler",
            at);
    }
}

// With block formats the packer's MOP for tiles of less than 32 rows leaves room for one face's exponents
// (cpack_common.h, exp_section_size) and on Wormhole always packs two faces (llk_pack.h).
void ComputeEngine::require_packable(const Ring& ring, const char* user, abi::Location at) const {
    const TileShape shape = ring.tile;
    if (!tt::is_bfp_format(ring.format) || shape.rows() == numerics::kTileDim) {
        return;
    }
    if (shape == kWide || (is_wormhole() && shape.faces() != 2)) {
        unsupported(
            std::string(user) + " to " + ring.describe() + ": the packer lays out no such " + format_name(ring.format) +
                " tiles",
            at);
    }
}

void ComputeEngine::require_written(
    std::uint32_t dst, std::size_t faces, std::size_t face_rows, const Ring& ring, const char* user,
    abi::Location at) const {
    const TileShape written = dst_.shape_to_pack(dst);
    if (face_rows <= written.face_rows && faces <= written.faces()) {
        return;
    }
    const bool rows = face_rows > written.face_rows;
    throw processor_
        .diagnose(
            Rule::EngineTileShape,
            std::string(user) + " packs " +
                (rows ? std::to_string(face_rows) + " rows of each face" : std::to_string(faces) + " faces") + " to " +
                ring.name() + ", but the last operation on DST tile " + std::to_string(dst) + " was on " +
                (rows ? "faces of " + std::to_string(written.face_rows) : std::to_string(written.faces())) +
                ": the others are leftovers",
            at)
        .advice("pack to a circular buffer of tiles of the operands' shape")
        .error();
}

void ComputeEngine::pack_small(
    const numerics::DstTile& tile, std::uint32_t dst, const Ring& ring, std::uint32_t offset, const char* user,
    abi::Location at) {
    require_packable(ring, user, at);
    require_written(dst, ring.tile.faces(), ring.tile.face_rows, ring, user, at);
    const numerics::PackConfig config = pack_config(ring, user, at);
    const std::span<std::byte> page(processor_.core().l1() + offset, ring.page_size);
    alignas(64) std::array<std::byte, numerics::kTileElements * sizeof(std::uint32_t)> full;
    const auto whole = std::span(full).first(numerics::tile_bytes(config.output));
    numerics::expand_tile(whole, page, config.output, ring.tile, FaceOrder::Consecutive);
    numerics::pack_tile(whole, tile, config);
    numerics::shrink_tile(page, whole, config.output, ring.tile);
}

void ComputeEngine::mask(numerics::DstTile& tile, TileShape shape) const {
    if (shape != kTall) {
        return numerics::mask_reduced(tile, *reduce_mask_);
    }
    const ShapedTile placed(tile, shape, FaceOrder::Geometric);
    numerics::mask_reduced(*placed, *reduce_mask_);
}

}  // namespace tilemetal::mock
