#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <tt_stl/span.hpp>
#include <vector>

// Row-major m x n matrices (multiples of 32) to 32x32 tiles of four 16x16 faces, tiles in row-major order, and back.
// T is bfloat16, float, uint32_t, uint16_t, int32_t or uint8_t. Throw std::runtime_error for other shapes.
template <typename T>
std::vector<T> tilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);

template <typename T>
std::vector<T> untilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);

// The same with tiles that are stored row by row, which the device does not take.
template <typename T>
std::vector<T> tilize_swizzled(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);

template <typename T>
std::vector<T> untilize_swizzled(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);

enum class TensorLayoutType {
    LIN_ROW_MAJOR = 0,   // row after row
    TILED_SWIZZLED = 1,  // tile after tile, each row after row
    TILED_NFACES = 2,    // tile after tile, each face after face
};
std::ostream& operator<<(std::ostream& os, TensorLayoutType layout);

using PhysicalSize = std::array<std::uint32_t, 2>;

// The next multiple of 32.
std::uint32_t round_up_to_mul32(std::uint32_t val);

// From one layout to another; T may be int8_t too. A tile is 32x32 and a face 16x16 unless given. Throws
// std::runtime_error for shapes that are no whole tiles, and for transposed faces, which are not implemented.
template <typename T>
std::vector<T> convert_layout(
    ttsl::Span<const T> inp, const PhysicalSize& shape, TensorLayoutType inL, TensorLayoutType outL,
    std::optional<PhysicalSize> tile_shape = std::nullopt, std::optional<PhysicalSize> face_shape = std::nullopt,
    bool transpose_within_face = false, bool transpose_of_faces = false);

// The last number of the shape counts columns; all others together count rows.
template <typename T>
std::vector<T> convert_layout(
    ttsl::Span<const T> inp, ttsl::Span<const std::uint32_t> shape, TensorLayoutType inL, TensorLayoutType outL,
    std::optional<PhysicalSize> tile_shape = std::nullopt, std::optional<PhysicalSize> face_shape = std::nullopt,
    bool transpose_within_face = false, bool transpose_of_faces = false);
