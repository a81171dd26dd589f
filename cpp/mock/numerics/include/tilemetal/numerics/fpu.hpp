#pragma once

#include <cstdint>

#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/tile.hpp"

// The matrix engine (FPU). All functions update DST as the hardware instruction sequence does, bit for bit.
// None of them clears DST: a caller models `tile_regs_acquire` by a fresh DstTile.
//
// Fidelity. A multiplication sees 5 bits of the 11-bit SrcA significand and 7 of SrcB's at a time, cut, not rounded:
//   phase 0  A bits 10..6 x B bits 10..4    all fidelities
//   phase 1  A bits 5..1  x B bits 10..4    HiFi2, HiFi3, HiFi4
//   phase 2  A bits 10..6 x B bits 3..0     HiFi3, HiFi4
//   phase 3  A bits 5..1  x B bits 3..0     HiFi4
// Rounding. In a group of eight products each is rounded, half away from zero, to 10 fraction bits below the largest
// exponent of the group. Two group sums and DST are aligned to the largest of their exponents (sums half up, DST half
// away from zero; a 16-bit DST keeps 10 fraction bits of each), added exactly and rounded half away from zero to 8 or
// 24 bits. This ends every step, so phases and halves of k cannot be merged. Zeros and denormals count as zero,
// exponent 255 is an ordinary one, underflow gives +0 and overflow infinity.
namespace tilemetal::numerics {

// A SrcA (matmul in1) tile prepared for matmul_tile(): row-major [k][column], one int16 plane per field.
// Prepare once, use for any number of products.
struct alignas(64) MatmulOperandA {
    std::int16_t high[kTileElements];      // 2 * significand bits 10..6
    std::int16_t low[kTileElements];       // 2 * significand bits 5..1
    std::int16_t exponent[kTileElements];  // biased exponent - 127; -8192 for zero
    std::int16_t sign[kTileElements];      // 0 or -1
};

// A SrcB (matmul in0) tile prepared for matmul_tile(): row-major [row][k].
struct alignas(64) MatmulOperandB {
    std::int16_t high[kTileElements];      // significand bits 10..4
    std::int16_t low[kTileElements];       // significand bits 3..0, times 8
    std::int16_t exponent[kTileElements];  // biased exponent; -8192 for zero
    std::int16_t sign[kTileElements];      // 0 or -1
};

void prepare(MatmulOperandA& out, const SourceTile& in1);
void prepare(MatmulOperandB& out, const SourceTile& in0);

// dst += in0 * in1, one `matmul_tiles` (32x32x32): all fidelity phases outside, the two k halves inside.
// The loop over k tiles is the caller's, in the order of the kernel. Transposed in1: prepare(op, transposed(in1)).
void matmul_tile(
    DstTile& dst, const MatmulOperandB& in0, const MatmulOperandA& in1, MathFidelity fidelity, DstWidth width);

// The same for operands used once.
void matmul_tile(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width);

// Which implementation of the tile loops runs. All give identical bits.
enum class KernelPath : std::uint8_t { Portable, Avx2, Avx512 };

// The fastest path this processor supports (what functions without a path argument use).
KernelPath best_kernel_path();
bool is_supported(KernelPath path);

// matmul_tile on a chosen path; throws std::invalid_argument when the processor lacks it.
void matmul_tile_on(
    KernelPath path, DstTile& dst, const MatmulOperandB& in0, const MatmulOperandA& in1, MathFidelity fidelity,
    DstWidth width);

// `add_tiles`/`sub_tiles` (in0 = SrcA, in1 = SrcB). accumulate = `acc_to_dest`: false overwrites DST.
// For broadcast variants pass broadcasted(in1, kind).
void add_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, bool accumulate, DstWidth width);
void sub_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, bool accumulate, DstWidth width);

// `mul_tiles`: always accumulates into DST, on the hardware too.
void mul_tiles(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width);

enum class EltwiseOp : std::uint8_t { Add, Sub, Mul };

// One of the three above on a chosen path; accumulate has no effect on Mul. Throws like matmul_tile_on().
void eltwise_tiles_on(
    KernelPath path, DstTile& dst, const SourceTile& in0, const SourceTile& in1, EltwiseOp op, bool accumulate,
    MathFidelity fidelity, DstWidth width);

// DST read back as a source operand, cut (not rounded) to what the source format holds: bf16, or TF32 where the
// source registers are set to it.
enum class MovedAs : std::uint8_t { Bf16, Tf32 };
SourceTile source_from_dst(const DstTile& dst, MovedAs format = MovedAs::Bf16);

enum class DestReuse : std::uint8_t { ToSrcA, ToSrcB };

// `binary_dest_reuse_tiles`: DST takes the place of in0 (ToSrcA) or in1 (ToSrcB), `other` the other one; the
// result overwrites DST.
void eltwise_reuse_dest(
    DstTile& dst, const SourceTile& other, EltwiseOp op, DestReuse reuse, MathFidelity fidelity, DstWidth width,
    MovedAs format = MovedAs::Bf16);

// `copy_tile` through SrcA. A 16-bit DST gets the bits; a 32-bit DST gets source + 0 (zeros and denormals -> +0,
// exponent 255 -> Inf). `transpose_tile` is copy_tile of transposed(source).
void copy_tile(DstTile& dst, const SourceTile& source, DstWidth width);

// `unary_bcast`: a tile already broadcasted() by `kind`, from SrcB to DST. Rows are moved as bits; columns and the
// scalar are added to zero, which turns denormals into +0 and exponent 255 into infinity.
void broadcast_to_dst(DstTile& dst, const SourceTile& repeated, Broadcast kind, DstWidth width);

enum class ReduceDim : std::uint8_t { Row, Col, Scalar };

// Faces of 16x16 that an operation takes from the source registers: face `columns * r + c` of a tile's words stands in
// row r and column c of the grid, and its result in the face of the same number.
struct FaceGrid {
    std::size_t rows = 2;
    std::size_t columns = 2;
    constexpr std::size_t faces() const { return rows * columns; }
};

// `reduce_tile` SUM and AVG (the same operation with other scaler values); accumulates into DST. Only row 0 of each
// scaler face matters. Defined result elements: column 0 (Row), row 0 (Col), element (0,0) (Scalar); the others are
// left alone, see mask_reduced().
void reduce_sum_tile(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, MathFidelity fidelity,
    DstWidth width, FaceGrid grid = {});

// `reduce_tile` MAX with a scaler of 1.0. dst_cleared: nothing was reduced into this DST tile since it was acquired
// (the hardware's valid flags; a cleared DST is below every number here, not zero).
void reduce_max_tile(
    DstTile& dst, const SourceTile& data, ReduceDim dim, bool dst_cleared, DstWidth width, FaceGrid grid = {});

// Sets every element outside the reduce result to zero, as the packer's reduce mask does on the way to L1.
void mask_reduced(DstTile& dst, ReduceDim dim);

}  // namespace tilemetal::numerics
