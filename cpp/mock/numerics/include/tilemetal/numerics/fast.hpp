#pragma once

#include <cstdint>

#include "tilemetal/numerics/fpu.hpp"
#include "tilemetal/numerics/tile.hpp"

// Matrix products in float32 arithmetic, for large runs. Everything else has one arithmetic, that of the hardware.
//
// The operands are cut to the significand bits that the fidelity's phases look at:
//   SrcA (in1): LoFi 5 bits, otherwise 10;  SrcB (in0): LoFi and HiFi2 7 bits, otherwise 11.
// The products of one output element are added in the order of k, each fused with its addition, beginning at zero, then
// DST is added once. (A product of such operands is exact in float32 unless it under- or overflows.) All paths do
// exactly this, so all give the same bits. Each tile product ends with one rounding to the width of DST, half away from
// zero for 16 bits; the hardware rounds after each of its 2 * phases(fidelity) steps.
//
// Distance from matmul_tile(), per element, for operands below 2^60 in magnitude, with T the sum of |in0 * in1| over
// all products of the element, m_g the largest of them in the g-th group of eight, and n = 2 * phases * tiles steps:
//   hardware aligns the products of a group to 10 bits  (1 + 2^-5 + 2^-7 + 2^-12) * 2^-11 * 8 * sum of m_g
//   HiFi3 leaves out low * low, which is kept here       2^-10 * T
//   rounding into a 16-bit DST                           (n * 5.5 + tiles * 4) * 2^-10 * T
//   rounding into a 32-bit DST                           (n * 4 + tiles * 33) * 2^-23 * T
// matmul_error_bound() adds them, with a tenth more for the errors that earlier errors cause.
namespace tilemetal::numerics {

// One operand tile, row-major: [k][column] for in1, [row][k] for in0.
struct alignas(64) FastOperand {
    float values[kTileElements];
};

void prepare_fast_a(FastOperand& out, const SourceTile& in1, MathFidelity fidelity);
void prepare_fast_b(FastOperand& out, const SourceTile& in0, MathFidelity fidelity);

// dst += in0 * in1.
void fast_matmul_tile(DstTile& dst, const FastOperand& in0, const FastOperand& in1, DstWidth width);
// On a chosen path; throws std::invalid_argument when the processor lacks it.
void fast_matmul_tile_on(KernelPath path, DstTile& dst, const FastOperand& in0, const FastOperand& in1, DstWidth width);

// Largest distance from matmul_tile() of one element after `tiles` products, see above.
double matmul_error_bound(
    MathFidelity fidelity, DstWidth width, std::uint32_t tiles, double product_sum, double group_maxima_sum);

}  // namespace tilemetal::numerics
