#include "tilemetal/numerics/tile_shape.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace tilemetal::numerics {
namespace {

constexpr std::size_t kExponentAlignment = 16;

// How a format lays out sixteen elements: bytes of them, and of their exponent.
struct RowLayout {
    std::size_t bytes;
    std::size_t exponents;
};

RowLayout row_layout(DataFormat format) {
    constexpr std::size_t kRows = kTileElements / kFaceDim;
    const std::size_t bytes = tile_bytes(format);
    const std::size_t exponents = bytes % kTileElements == 0 ? 0 : 1;
    return {bytes / kRows - exponents, exponents};
}

std::size_t exponent_bytes(const RowLayout& layout, std::size_t rows) {
    const std::size_t bytes = rows * layout.exponents;
    return (bytes + kExponentAlignment - 1) / kExponentAlignment * kExponentAlignment;
}

void require(std::size_t have, std::size_t need, const char* user) {
    if (have < need) {
        throw std::invalid_argument(
            std::string(user) + ": " + std::to_string(have) + " bytes given, " + std::to_string(need) + " needed");
    }
}

// Calls copy(byte in L1, byte in the full tile, bytes) for each run of rows.
template <class Copy>
void each_run(DataFormat format, TileShape shape, FaceOrder order, Copy copy) {
    const RowLayout layout = row_layout(format);
    const std::size_t l1_elements = exponent_bytes(layout, shape.faces() * shape.face_rows);
    const std::size_t full_elements = exponent_bytes(layout, kTileElements / kFaceDim);
    for (std::size_t face = 0; face < shape.faces(); ++face) {
        const std::size_t row = face * shape.face_rows;
        const std::size_t full_row = face_place(shape, order, face) * kFaceDim;
        copy(l1_elements + row * layout.bytes, full_elements + full_row * layout.bytes, shape.face_rows * layout.bytes);
        if (layout.exponents != 0) copy(row, full_row, std::size_t{shape.face_rows});
    }
}

}  // namespace

std::string name_of(TileShape shape) { return std::to_string(shape.rows()) + "x" + std::to_string(shape.columns()); }

std::size_t tile_bytes(DataFormat format, TileShape shape) {
    const RowLayout layout = row_layout(format);
    const std::size_t rows = shape.faces() * shape.face_rows;
    return exponent_bytes(layout, rows) + rows * layout.bytes;
}

std::size_t face_place(TileShape shape, FaceOrder order, std::size_t face) {
    if (order == FaceOrder::Consecutive) return face;
    return face / shape.faces_across * 2 + face % shape.faces_across;
}

void expand_tile(
    std::span<std::byte> full, std::span<const std::byte> l1, DataFormat format, TileShape shape, FaceOrder order) {
    require(full.size(), tile_bytes(format), "expand_tile()");
    require(l1.size(), tile_bytes(format, shape), "expand_tile()");
    std::fill(full.begin(), full.end(), std::byte{});
    each_run(format, shape, order, [&](std::size_t in_l1, std::size_t in_full, std::size_t bytes) {
        std::memcpy(full.data() + in_full, l1.data() + in_l1, bytes);
    });
}

void shrink_tile(std::span<std::byte> l1, std::span<const std::byte> full, DataFormat format, TileShape shape) {
    require(full.size(), tile_bytes(format), "shrink_tile()");
    require(l1.size(), tile_bytes(format, shape), "shrink_tile()");
    each_run(format, shape, FaceOrder::Consecutive, [&](std::size_t in_l1, std::size_t in_full, std::size_t bytes) {
        std::memcpy(l1.data() + in_l1, full.data() + in_full, bytes);
    });
}

void copy_rows(TileWords& to, FaceOrder to_order, const TileWords& from, FaceOrder from_order, TileShape shape) {
    for (std::size_t face = 0; face < shape.faces(); ++face) {
        std::copy_n(
            from.data() + face_place(shape, from_order, face) * kFaceElements, shape.face_rows * kFaceDim,
            to.data() + face_place(shape, to_order, face) * kFaceElements);
    }
}

void fill_other_rows(TileWords& words, FaceOrder order, TileShape shape, std::uint32_t word) {
    TileWords filled;
    filled.fill(word);
    copy_rows(filled, order, words, order, shape);
    words = filled;
}

}  // namespace tilemetal::numerics
