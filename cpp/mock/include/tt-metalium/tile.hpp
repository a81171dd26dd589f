#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <tt-metalium/constants.hpp>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt::tt_metal {

// Shape of a tile; a tile is a grid of faces of at most 16x16 elements. A tile is 32x32, 16x32, 32x16, 16x16, or has 8,
// 4, 2 or 1 rows of 32 or 16 elements; constructors throw std::runtime_error for other shapes.
struct Tile {
    using TileShape = std::array<std::uint32_t, 2>;
    using FaceShape = std::array<std::uint32_t, 2>;

    Tile(TileShape tile_shape = {constants::TILE_HEIGHT, constants::TILE_WIDTH}, bool transpose_tile = false);
    // Faces other than the largest that fit. At most two along each side.
    Tile(TileShape tile_shape, FaceShape face_shape, bool transpose_tile = false);
    static Tile from_face_grid(
        std::uint32_t num_faces_height, std::uint32_t num_faces_width,
        FaceShape face_shape = {constants::FACE_HEIGHT, constants::FACE_WIDTH}) {
        return Tile({face_shape[0] * num_faces_height, face_shape[1] * num_faces_width}, face_shape);
    }

    std::uint32_t get_height() const { return shape_[0]; }
    std::uint32_t get_width() const { return shape_[1]; }
    std::uint32_t get_num_faces() const { return get_tile_hw() / get_face_hw(); }
    std::uint32_t get_tile_hw() const { return shape_[0] * shape_[1]; }
    std::uint32_t get_face_hw() const { return face_shape_[0] * face_shape_[1]; }
    std::uint32_t get_partial_face() const { return shape_[0] < constants::TILE_HEIGHT ? 1 : 0; }
    std::uint32_t get_narrow_tile() const { return shape_[1] < constants::TILE_WIDTH ? 1 : 0; }
    std::uint32_t get_tile_size(const DataFormat& format) const;
    TileShape get_tile_shape() const { return shape_; }
    FaceShape get_face_shape() const { return face_shape_; }
    bool get_transpose_of_faces() const { return transpose_; }
    bool get_transpose_within_face() const { return transpose_; }

    // Tiles of one shape, transposed or not.
    bool operator==(const Tile& other) const { return shape_ == other.shape_ && face_shape_ == other.face_shape_; }

private:
    TileShape shape_;
    FaceShape face_shape_;
    bool transpose_ = false;
};

std::ostream& operator<<(std::ostream& os, const Tile& tile);

}  // namespace tt::tt_metal
