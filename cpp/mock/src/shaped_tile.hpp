#pragma once

#include <cstddef>
#include <span>

#include "dst_registers.hpp"
#include "tilemetal/numerics/tile_shape.hpp"

namespace tilemetal::mock {

// What unpacker A puts into the missing rows of data for maxima: below every number.
inline constexpr std::uint32_t kLowest = 0xFFFFE000U;

// Tiles that an unpacker or the packer tells apart: those of as many faces of as many rows.
constexpr bool same_faces(numerics::TileShape one, numerics::TileShape other) {
    return one.face_rows == other.face_rows && one.faces() == other.faces();
}

// A tile in DST while an operation on tiles of a shape changes it. A full one is changed where it is; of a smaller one
// the operation gets a copy, with its faces in the order asked for, of which the rows of the shape are taken back. One
// at a time on a host thread.
class ShapedTile {
public:
    ShapedTile(
        numerics::DstTile& dst, numerics::TileShape shape,
        numerics::FaceOrder order = numerics::FaceOrder::Consecutive);
    ~ShapedTile();
    ShapedTile(const ShapedTile&) = delete;
    ShapedTile& operator=(const ShapedTile&) = delete;

    numerics::DstTile& operator*() const { return *seen_; }

private:
    numerics::DstTile& dst_;
    numerics::DstTile* seen_;
    numerics::TileShape shape_;
    numerics::FaceOrder order_;
};

// A tile in L1 as one of 32x32; the next few calls on the same host thread leave it alone: as many as DST has tiles,
// and one more.
const std::byte* expanded(
    const std::byte* page, numerics::DataFormat format, numerics::TileShape shape, numerics::FaceOrder order);

// A tile of rows that are `row_bytes` apart, as one of 32x32 with its faces one after the other.
void gather_tile(
    std::span<std::byte> full, std::span<const std::byte> rows, std::size_t row_bytes, numerics::TileShape shape,
    std::size_t datum);

}  // namespace tilemetal::mock
