#include "shaped_tile.hpp"

#include <array>
#include <cstring>
#include <span>

namespace tilemetal::mock {

using numerics::FaceOrder;

ShapedTile::ShapedTile(numerics::DstTile& dst, numerics::TileShape shape, FaceOrder order)
    : dst_(dst), seen_(&dst), shape_(shape), order_(order) {
    if (!shape.is_full()) {
        static thread_local numerics::DstTile copy;
        copy = dst;
        numerics::copy_rows(copy.words, order, dst.words, FaceOrder::Consecutive, shape);
        seen_ = &copy;
    }
}

ShapedTile::~ShapedTile() {
    if (seen_ != &dst_) {
        numerics::copy_rows(dst_.words, FaceOrder::Consecutive, seen_->words, order_, shape_);
    }
}

const std::byte* expanded(
    const std::byte* page, numerics::DataFormat format, numerics::TileShape shape, FaceOrder order) {
    struct alignas(64) Page {
        std::array<std::byte, numerics::kTileElements * sizeof(std::uint32_t)> bytes;
    };
    static thread_local std::array<Page, kMaxDstTiles + 1> pages;
    static thread_local std::size_t next = 0;
    auto& full = pages[next].bytes;
    next = (next + 1) % pages.size();
    numerics::expand_tile(
        std::span(full).first(numerics::tile_bytes(format)), std::span(page, numerics::tile_bytes(format, shape)),
        format, shape, order);
    return full.data();
}

void gather_tile(
    std::span<std::byte> full, std::span<const std::byte> rows, std::size_t row_bytes, numerics::TileShape shape,
    std::size_t datum) {
    const std::size_t piece = numerics::kFaceDim * datum;
    for (std::size_t y = 0; y < shape.rows(); ++y) {
        for (std::size_t across = 0; across < shape.faces_across; ++across) {
            const std::size_t face = y / shape.face_rows * shape.faces_across + across;
            const std::size_t row_of_faces = face * numerics::kFaceDim + y % shape.face_rows;
            std::memcpy(
                full.subspan(row_of_faces * piece, piece).data(), rows.subspan(y * row_bytes + across * piece).data(),
                piece);
        }
    }
}

}  // namespace tilemetal::mock
