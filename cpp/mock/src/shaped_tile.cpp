#include "shaped_tile.hpp"

#include <array>
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

}  // namespace tilemetal::mock
