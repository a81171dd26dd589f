#pragma once

#include <array>
#include <cstdint>
#include <tt-metalium/tt_backend_api_types.hpp>

namespace tt::tt_metal {

// Shape of a tile; a tile is a grid of faces of at most 16x16 elements.
struct Tile {
    Tile(std::array<std::uint32_t, 2> shape = {32, 32}, bool transpose = false);

    std::uint32_t get_height() const { return shape_[0]; }
    std::uint32_t get_width() const { return shape_[1]; }
    std::uint32_t get_num_faces() const { return get_tile_hw() / get_face_hw(); }
    std::uint32_t get_tile_hw() const { return shape_[0] * shape_[1]; }
    std::uint32_t get_face_hw() const { return face_shape_[0] * face_shape_[1]; }
    std::uint32_t get_tile_size(const DataFormat& format) const;
    const std::array<std::uint32_t, 2>& get_tile_shape() const { return shape_; }
    const std::array<std::uint32_t, 2>& get_face_shape() const { return face_shape_; }
    bool get_transpose_of_faces() const { return transpose_; }
    bool get_transpose_within_face() const { return transpose_; }

    friend bool operator==(const Tile&, const Tile&) = default;

private:
    std::array<std::uint32_t, 2> shape_;
    std::array<std::uint32_t, 2> face_shape_;
    bool transpose_ = false;
};

}  // namespace tt::tt_metal
