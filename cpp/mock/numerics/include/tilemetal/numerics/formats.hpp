#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tilemetal/numerics/tile.hpp"

// The unpacker: L1 bytes -> source registers or DST.
namespace tilemetal::numerics {

// Enumerator values are those of `tt::DataFormat`.
enum class DataFormat : std::uint8_t {
    Float32 = 0,
    Float16 = 1,
    Bfp8 = 2,
    Bfp4 = 3,
    Tf32 = 4,
    Float16_b = 5,
    Bfp8_b = 6,
    Bfp4_b = 7,
    Int32 = 8,
    UInt16 = 9,
    Bfp2 = 11,
    Int8 = 14,
    Bfp2_b = 15,
    UInt32 = 24,
    UInt8 = 30,
};

// What the matrix engine computes on: numbers with exponents of 8 bits, of 5 bits (Float16, Bfp8, Bfp4, Bfp2), or the
// integers Int8 and UInt8. All operands of an operation are of one kind.
enum class Numbers : std::uint8_t { Floats, Halves, Integers };
Numbers numbers_of(DataFormat format);

// True when unpack_source() takes the format: Float16_b, Float16, Float32, the six block formats, Int8 and UInt8.
bool is_source_format(DataFormat format);
// True for the integers that are moved through the source registers to DST: UInt16, Int8, UInt8.
bool is_moved_integer(DataFormat format);

// Bytes of one 32x32 tile in L1 (block formats include their 64 exponent bytes).
// Throws std::invalid_argument for a format without an L1 tile size (Tf32).
std::size_t tile_bytes(DataFormat format);

// L1 -> SrcA/SrcB. Float32 becomes TF32 (low 13 bits cut) with a 32-bit DST and bf16 (low 16 bits cut, exponent 0
// -> signed zero) with a 16-bit DST. Float16 becomes the same number in fp32 (exponent 31 is an ordinary one), except
// that a denormal keeps its fraction beside exponent 0; Bfp8, Bfp4 and Bfp2 first become Float16 (BFP8aToFP16 in
// tt-isa-documentation, FloatBitPatterns). Int8 (sign and magnitude in L1) and UInt8 become two's complement words.
// `l1` must hold at least tile_bytes(format) bytes; any alignment. Throws std::invalid_argument for formats
// is_source_format() refuses and for short spans.
void unpack_source(SourceTile& out, std::span<const std::byte> l1, DataFormat format, DstWidth width);

// False when a tile of Bfp8, Bfp4 or Bfp2 has an element below the exponents of Float16, whose unpacking
// tt-isa-documentation leaves undefined. True for all other formats.
bool has_defined_source(std::span<const std::byte> l1, DataFormat format);

// L1 -> 32-bit DST, bit for bit (`UnpackToDestMode::UnpackToDestFp32`): Float32, Int32 and UInt32.
// Throws std::invalid_argument for other formats and for short spans.
void unpack_to_dst(DstTile& out, std::span<const std::byte> l1, DataFormat format);

// The tile transposed (each face transposed, F1 and F2 swapped): what the unpacker does for `transpose_tile` and
// for `matmul_init(..., transpose = 1)`, which transposes in1 (SrcA).
SourceTile transposed(const SourceTile& tile);

// `copy_tile` of integers. UInt16 takes the upper half of a 16-bit DST's words and the lower of a 32-bit DST's; Int8
// and UInt8 become sign and magnitude of 32 bits, without a negative zero, by an addition to zero. Throws
// std::invalid_argument for formats is_moved_integer() refuses, 8-bit integers with a 16-bit DST, and short spans.
void move_integers(DstTile& out, std::span<const std::byte> l1, DataFormat format, DstWidth width);

// The two halves of a transposition: faces F1 and F2 swapped, and each face transposed in its place.
TileWords transposed(const TileWords& words, bool of_faces, bool within_faces);

enum class Broadcast : std::uint8_t { None, Row, Col, Scalar };

// The tile with one row repeated over all rows (Row), column 0 over all columns (Col) or element (0,0) over
// everything (Scalar): what SrcB (in1) holds in a broadcast eltwise operation.
SourceTile broadcasted(const SourceTile& tile, Broadcast kind, std::size_t row = 0);

}  // namespace tilemetal::numerics
