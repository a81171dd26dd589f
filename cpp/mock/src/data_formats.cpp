#include <algorithm>
#include <ostream>
#include <stdexcept>
#include <string>
#include <tt-metalium/tile.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt {

bool is_bfp_format(DataFormat format) {
    using enum DataFormat;
    return format == Bfp8 || format == Bfp4 || format == Bfp2 || format == Bfp8_b || format == Bfp4_b ||
           format == Bfp2_b;
}

bool is_integer_format(DataFormat format) {
    using enum DataFormat;
    return format == Int32 || format == UInt32 || format == UInt16 || format == Int8 || format == UInt8;
}

}  // namespace tt

namespace tt::tt_metal {

namespace {

std::string text(const std::array<std::uint32_t, 2>& shape) {
    return std::to_string(shape[0]) + "x" + std::to_string(shape[1]);
}

}  // namespace

Tile::Tile(TileShape tile_shape, bool transpose_tile)
    : Tile(
          tile_shape, {std::min(tile_shape[0], constants::FACE_HEIGHT), std::min(tile_shape[1], constants::FACE_WIDTH)},
          transpose_tile) {
    if (transpose_tile && tile_shape[0] < constants::FACE_HEIGHT) {
        throw std::runtime_error("Tile: a transposed tile has 16 or 32 rows, not " + std::to_string(tile_shape[0]));
    }
}

Tile::Tile(TileShape tile_shape, FaceShape face_shape, bool transpose_tile)
    : shape_(tile_shape), face_shape_(face_shape), transpose_(transpose_tile) {
    constexpr std::array<std::uint32_t, 6> kHeights{32, 16, 8, 4, 2, 1};
    if (std::ranges::find(kHeights, shape_[0]) == kHeights.end() || (shape_[1] != 32 && shape_[1] != 16)) {
        throw std::runtime_error("Tile: no tile has the shape " + text(shape_));
    }
    for (const std::size_t side : {0, 1}) {
        const std::uint32_t face = face_shape_[side];
        if (face == 0 || face > 16 || shape_[side] % face != 0 || shape_[side] / face > 2) {
            throw std::runtime_error(
                "Tile: a tile of " + text(shape_) + " has no faces of " + text(face_shape_) +
                " (at most 16x16, at most two along a side)");
        }
    }
}

std::ostream& operator<<(std::ostream& os, const Tile& tile) {
    return os << "Tile(tile_shape=" << text(tile.get_tile_shape()) << ", face_shape=" << text(tile.get_face_shape())
              << ", num_faces=" << tile.get_num_faces() << ")";
}

std::uint32_t Tile::get_tile_size(const DataFormat& format) const {
    return tt::tile_layout::tile_bytes(format, get_tile_hw());
}

}  // namespace tt::tt_metal
