#include <algorithm>
#include <functional>
#include <numeric>
#include <ostream>
#include <stdexcept>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/constants.hpp>
#include <tt-metalium/tilize_utils.hpp>

namespace {

constexpr PhysicalSize kTile{tt::constants::TILE_HEIGHT, tt::constants::TILE_WIDTH};
constexpr PhysicalSize kFace{tt::constants::FACE_HEIGHT, tt::constants::FACE_WIDTH};

std::string text(const PhysicalSize& size) { return std::to_string(size[0]) + " x " + std::to_string(size[1]); }

bool divides(const PhysicalSize& part, const PhysicalSize& whole) {
    return part[0] != 0 && part[1] != 0 && whole[0] % part[0] == 0 && whole[1] % part[1] == 0;
}

// Where the elements of a matrix lie.
struct Place {
    PhysicalSize matrix;
    PhysicalSize tile;
    PhysicalSize face;

    std::size_t of(TensorLayoutType layout, std::uint32_t row, std::uint32_t column) const {
        if (layout == TensorLayoutType::LIN_ROW_MAJOR) {
            return std::size_t{row} * matrix[1] + column;
        }
        const std::size_t tiles_before = std::size_t{row / tile[0]} * (matrix[1] / tile[1]) + column / tile[1];
        const std::size_t start = tiles_before * tile[0] * tile[1];
        const std::uint32_t r = row % tile[0];
        const std::uint32_t c = column % tile[1];
        if (layout == TensorLayoutType::TILED_SWIZZLED) {
            return start + r * tile[1] + c;
        }
        const std::uint32_t faces_before = r / face[0] * (tile[1] / face[1]) + c / face[1];
        return start + faces_before * face[0] * face[1] + r % face[0] * face[1] + c % face[1];
    }
};

template <typename T>
std::vector<T> rearrange(
    const char* function, ttsl::Span<const T> input, const Place& place, TensorLayoutType from, TensorLayoutType to) {
    const auto [rows, columns] = place.matrix;
    if (!divides(place.tile, place.matrix) || !divides(place.face, place.tile) ||
        input.size() != std::size_t{rows} * columns) {
        throw std::runtime_error(
            std::string(function) + ": " + std::to_string(input.size()) + " elements are no " + text(place.matrix) +
            " matrix of " + text(place.tile) + " tiles with " + text(place.face) + " faces");
    }
    std::vector<T> out(input.size());
    // The rows of a face are contiguous in every layout.
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::uint32_t column = 0; column < columns; column += place.face[1]) {
            std::copy_n(
                input.begin() + static_cast<std::ptrdiff_t>(place.of(from, row, column)), place.face[1],
                out.begin() + static_cast<std::ptrdiff_t>(place.of(to, row, column)));
        }
    }
    return out;
}

using enum TensorLayoutType;

}  // namespace

template <typename T>
std::vector<T> tilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    return rearrange<T>("tilize_nfaces", input, {{m, n}, kTile, kFace}, LIN_ROW_MAJOR, TILED_NFACES);
}

template <typename T>
std::vector<T> untilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    return rearrange<T>("untilize_nfaces", input, {{m, n}, kTile, kFace}, TILED_NFACES, LIN_ROW_MAJOR);
}

template <typename T>
std::vector<T> tilize_swizzled(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    return rearrange<T>("tilize_swizzled", input, {{m, n}, kTile, kFace}, LIN_ROW_MAJOR, TILED_SWIZZLED);
}

template <typename T>
std::vector<T> untilize_swizzled(const std::vector<T>& input, std::uint32_t m, std::uint32_t n) {
    return rearrange<T>("untilize_swizzled", input, {{m, n}, kTile, kFace}, TILED_SWIZZLED, LIN_ROW_MAJOR);
}

template <typename T>
std::vector<T> convert_layout(
    ttsl::Span<const T> inp, const PhysicalSize& shape, TensorLayoutType inL, TensorLayoutType outL,
    std::optional<PhysicalSize> tile_shape, std::optional<PhysicalSize> face_shape, bool transpose_within_face,
    bool transpose_of_faces) {
    if (transpose_within_face || transpose_of_faces) {
        throw std::runtime_error("convert_layout: transposed faces are not implemented");
    }
    const PhysicalSize tile = tile_shape.value_or(kTile);
    const PhysicalSize face =
        face_shape.value_or(PhysicalSize{std::min(kFace[0], tile[0]), std::min(kFace[1], tile[1])});
    return rearrange("convert_layout", inp, {shape, tile, face}, inL, outL);
}

template <typename T>
std::vector<T> convert_layout(
    ttsl::Span<const T> inp, ttsl::Span<const std::uint32_t> shape, TensorLayoutType inL, TensorLayoutType outL,
    std::optional<PhysicalSize> tile_shape, std::optional<PhysicalSize> face_shape, bool transpose_within_face,
    bool transpose_of_faces) {
    if (shape.empty()) {
        throw std::runtime_error("convert_layout: the shape is empty");
    }
    const std::uint32_t rows = std::accumulate(shape.begin(), shape.end() - 1, 1U, std::multiplies<>());
    return convert_layout(
        inp, PhysicalSize{rows, shape.back()}, inL, outL, tile_shape, face_shape, transpose_within_face,
        transpose_of_faces);
}

std::ostream& operator<<(std::ostream& os, TensorLayoutType layout) {
    switch (layout) {
        case LIN_ROW_MAJOR:
            return os << "LIN_ROW_MAJOR";
        case TILED_SWIZZLED:
            return os << "TILED_SWIZZLED";
        case TILED_NFACES:
            return os << "TILED_NFACES";
    }
    return os << "TensorLayoutType(" << static_cast<int>(layout) << ")";
}

std::uint32_t round_up_to_mul32(std::uint32_t val) { return (val + 31) / 32 * 32; }

#define INSTANTIATE(T)                                                                                             \
    template std::vector<T> tilize_nfaces(const std::vector<T>&, std::uint32_t, std::uint32_t);                    \
    template std::vector<T> untilize_nfaces(const std::vector<T>&, std::uint32_t, std::uint32_t);                  \
    template std::vector<T> tilize_swizzled(const std::vector<T>&, std::uint32_t, std::uint32_t);                  \
    template std::vector<T> untilize_swizzled(const std::vector<T>&, std::uint32_t, std::uint32_t);                \
    template std::vector<T> convert_layout(                                                                        \
        ttsl::Span<const T>, const PhysicalSize&, TensorLayoutType, TensorLayoutType, std::optional<PhysicalSize>, \
        std::optional<PhysicalSize>, bool, bool);                                                                  \
    template std::vector<T> convert_layout(                                                                        \
        ttsl::Span<const T>, ttsl::Span<const std::uint32_t>, TensorLayoutType, TensorLayoutType,                  \
        std::optional<PhysicalSize>, std::optional<PhysicalSize>, bool, bool);

INSTANTIATE(bfloat16)
INSTANTIATE(float)
INSTANTIATE(std::uint32_t)
INSTANTIATE(std::int32_t)
INSTANTIATE(std::uint16_t)
INSTANTIATE(std::uint8_t)
INSTANTIATE(std::int8_t)
