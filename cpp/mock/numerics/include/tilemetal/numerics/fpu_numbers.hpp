#pragma once

#include "tilemetal/numerics/formats.hpp"
#include "tilemetal/numerics/fpu.hpp"
#include "tilemetal/numerics/tile.hpp"

// The matrix engine on Float16 numbers and on integers, bit for bit; fpu.hpp has it on numbers with exponents of 8
// bits, with the phases of the fidelities.
//
// Halves. The steps are those of fpu.hpp on exponents of 5 bits, of which 31 is an ordinary one. A 16-bit DST rounds to
// 11 bits; results below the smallest normal number are +0, beyond the largest the pattern 0x7FFF with their sign. With
// a 32-bit DST a product without a factor, which counts as nothing elsewhere, still has the exponent 97 - 127 and moves
// smaller DST words to it; so do additions of two zeros.
// Integers (tt-isa-documentation: MVMUL, ELWMUL, ELWADD). DST is sign and magnitude of 32 bits; each step adds exactly,
// then clamps to +/-(2^31 - 1). A multiplication sees, in phase 0 and 1 (SrcB) bits 9..4, in 2 and 3 bits 3..0 of the
// magnitude in SrcB, in phase 0 and 2 bits 7..5, in 1 and 3 bits 4..0 of that in SrcA; so only HiFi4 multiplies all of
// it.
namespace tilemetal::numerics {

void matmul_halves(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width);
void eltwise_halves(
    DstTile& dst, const SourceTile& a, const SourceTile& b, EltwiseOp op, bool accumulate, MathFidelity fidelity,
    DstWidth width);
// `binary_dest_reuse_tiles` with a 16-bit DST, from which halves are moved unchanged.
void eltwise_reuse_halves(DstTile& dst, const SourceTile& other, EltwiseOp op, DestReuse reuse, MathFidelity fidelity);
// A 16-bit DST gets the bits; a 32-bit DST gets source + 0.
void copy_halves(DstTile& dst, const SourceTile& source, DstWidth width);
void broadcast_halves_to_dst(DstTile& dst, const SourceTile& repeated, Broadcast kind, DstWidth width);
void reduce_sum_halves(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, MathFidelity fidelity,
    DstWidth width, FaceGrid grid = {});
void reduce_max_halves(DstTile& dst, const SourceTile& data, ReduceDim dim, bool dst_cleared, FaceGrid grid = {});

// With a 32-bit DST.
void matmul_integers(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity);
void eltwise_integers(
    DstTile& dst, const SourceTile& a, const SourceTile& b, EltwiseOp op, bool accumulate, MathFidelity fidelity);

}  // namespace tilemetal::numerics
