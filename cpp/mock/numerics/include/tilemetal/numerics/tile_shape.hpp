#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/tile.hpp"

// Tiles of fewer rows or faces than 32x32. In L1 their faces follow each other without gaps, each of `rows` rows of 16
// elements; block formats put the exponents, one for each row of a face, before them, up to the next 16 bytes. In the
// source registers and in DST a tile has room for four faces of 16 rows whatever its shape (llk_math_eltwise_binary.h
// and llk_pack.h of tt-llk). So the engine's functions work on whole tiles, to which smaller ones are expanded.
namespace tilemetal::numerics {

struct TileShape {
    std::uint8_t face_rows = 16;  // 1, 2, 4, 8 or 16
    std::uint8_t faces_down = 2;
    std::uint8_t faces_across = 2;

    constexpr std::size_t faces() const { return std::size_t{faces_down} * faces_across; }
    constexpr std::size_t rows() const { return std::size_t{face_rows} * faces_down; }
    constexpr std::size_t columns() const { return kFaceDim * faces_across; }
    constexpr bool is_full() const { return *this == TileShape{}; }
    friend constexpr bool operator==(const TileShape&, const TileShape&) = default;
};

// "16x32"
std::string name_of(TileShape shape);

// Bytes of a tile in L1; throws like tile_bytes(format).
std::size_t tile_bytes(DataFormat format, TileShape shape);

// Which of the four places faces take: one after the other, as unpackers, DST and packer have them, or those they have
// in the matrix. The two differ for 32x16 only.
enum class FaceOrder : std::uint8_t { Consecutive, Geometric };
std::size_t face_place(TileShape shape, FaceOrder order, std::size_t face);

// A tile in L1 as one of 32x32 with zeros in all other places. `full` has tile_bytes(format) bytes.
void expand_tile(
    std::span<std::byte> full, std::span<const std::byte> l1, DataFormat format, TileShape shape, FaceOrder order);
// The rows of `shape` of a 32x32 tile with consecutive faces to where they lie in L1; leaves gaps as they are.
void shrink_tile(std::span<std::byte> l1, std::span<const std::byte> full, DataFormat format, TileShape shape);

// Copies the rows that a tile of `shape` occupies from one order to another.
void copy_rows(TileWords& to, FaceOrder to_order, const TileWords& from, FaceOrder from_order, TileShape shape);

// Fills all other places. As the unpacker does for maxima, whose missing rows are below every number
// (UNPACR_NOP_ZEROSRC.md in tt-isa-documentation).
void fill_other_rows(TileWords& words, FaceOrder order, TileShape shape, std::uint32_t word);

}  // namespace tilemetal::numerics
