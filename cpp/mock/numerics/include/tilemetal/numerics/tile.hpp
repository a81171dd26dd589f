#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// Tiles as the Tensix engine holds them, in plain memory.
//
// A tile is 32x32 elements in FACE order: word index = 256*face + 16*row_in_face + column_in_face, with faces
// F0 (rows 0-15, columns 0-15), F1 (rows 0-15, columns 16-31), F2, F3. L1 holds tiles in the same order, so no
// function of this library reorders elements unless its name says so.
namespace tilemetal::numerics {

inline constexpr std::size_t kTileDim = 32;
inline constexpr std::size_t kFaceDim = 16;
inline constexpr std::size_t kFaceElements = kFaceDim * kFaceDim;
inline constexpr std::size_t kTileElements = kTileDim * kTileDim;

using TileWords = std::array<std::uint32_t, kTileElements>;

// Face-order index of element (row, column), both 0..31.
constexpr std::size_t face_index(std::size_t row, std::size_t column) {
    return (row / kFaceDim * 2 + column / kFaceDim) * kFaceElements + row % kFaceDim * kFaceDim + column % kFaceDim;
}

// Width of one DST element. Bits32 is `fp32_dest_acc_en`. Fp16 is a 16-bit DST of Float16 numbers; only the vector unit
// is told it, the matrix engine has functions of its own for them (fpu_numbers.hpp).
enum class DstWidth : std::uint8_t { Bits16, Bits32, Fp16 };

// Enumerator values are those of the Metalium enum of the same name; phases() gives the number of passes.
enum class MathFidelity : std::uint8_t { LoFi = 0, HiFi2 = 2, HiFi3 = 3, HiFi4 = 4 };

constexpr int phases(MathFidelity fidelity) { return fidelity == MathFidelity::LoFi ? 1 : static_cast<int>(fidelity); }

// One DST tile: fp32 bit patterns. A 16-bit DST keeps the upper half of each word, the lower half is zero; Float16
// numbers there are the same numbers in fp32, denormals beside exponent 0. Integers are sign and magnitude, or what a
// program stored.
// A default-constructed tile is what `tile_regs_acquire` gives (all +0).
struct alignas(64) DstTile {
    TileWords words{};
};

// One tile in SrcA or SrcB: the 19-bit source words as fp32 bit patterns whose low 13 bits are zero (low 16 for
// bf16 and block-float sources). Zeros, denormals, Inf and NaN are kept as bits; each operation decides what it
// makes of them. Integers are two's complement.
struct alignas(64) SourceTile {
    TileWords words{};
};

}  // namespace tilemetal::numerics
