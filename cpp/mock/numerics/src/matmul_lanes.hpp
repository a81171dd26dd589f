#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels.hpp"

// matmul_tile on vectors. `Isa` supplies 16-bit lanes (Narrow) and 32-bit lanes (Wide, half as many), a Narrow vector
// covers Isa::kLanes columns of one output row. Unnamed namespace on purpose, see kernels.hpp.
//
// Exact shortcuts: exponents and signs do not depend on the phase, so alignment weights are found once for all phases;
// floor(P / 2^d + 1/2) is the rounding multiply-high of 2P and 2^(14-d).
namespace {

using tilemetal::numerics::DstWidth;
using tilemetal::numerics::kFaceDim;
using tilemetal::numerics::kFaceElements;
using tilemetal::numerics::kTileDim;
using tilemetal::numerics::MatmulOperandA;
using tilemetal::numerics::MatmulOperandB;

// Eight products per lane: signed sum per phase and the largest exponent.
template <class Isa, int Phases>
struct GroupSums {
    typename Isa::Narrow sum[Phases];
    typename Isa::Narrow exponent;
};

template <class Isa, int Phases>
[[gnu::always_inline]] inline void sum_group(
    GroupSums<Isa, Phases>& out, const MatmulOperandB& b, const MatmulOperandA& a, std::size_t at_b, std::size_t at_a) {
    using Narrow = typename Isa::Narrow;
    Narrow exponent[8];
    for (std::size_t k = 0; k < 8; ++k)
        exponent[k] = Isa::add16(Isa::load16(a.exponent + at_a + k * kTileDim), Isa::repeat16(b.exponent[at_b + k]));
    Narrow top = exponent[0];
    for (std::size_t k = 1; k < 8; ++k) top = Isa::max16(top, exponent[k]);

    Narrow negatives = Isa::repeat16(0);
    for (int phase = 0; phase < Phases; ++phase) out.sum[phase] = negatives;
    for (std::size_t k = 0; k < 8; ++k) {
        const Narrow weight = Isa::alignment_weight(Isa::sub16(top, exponent[k]));
        const Narrow sign =
            Isa::exclusive_or(Isa::load16(a.sign + at_a + k * kTileDim), Isa::repeat16(b.sign[at_b + k]));
        negatives = Isa::add16(negatives, sign);
        const Narrow high_a = Isa::load16(a.high + at_a + k * kTileDim);
        const Narrow low_a = Isa::load16(a.low + at_a + k * kTileDim);
        const Narrow high_b = Isa::repeat16(b.high[at_b + k]);
        const Narrow low_b = Isa::repeat16(b.low[at_b + k]);
        for (int phase = 0; phase < Phases; ++phase) {
            const Narrow product =
                Isa::multiply_low((phase & 1) != 0 ? low_a : high_a, (phase & 2) != 0 ? low_b : high_b);
            const Narrow rounded = Isa::rounding_multiply_high(product, weight);
            // ~q = -q - 1 where the sign is -1; the missing ones are added once per group below.
            out.sum[phase] = Isa::add16(out.sum[phase], Isa::exclusive_or(rounded, sign));
        }
    }
    for (int phase = 0; phase < Phases; ++phase) out.sum[phase] = Isa::sub16(out.sum[phase], negatives);
    out.exponent = top;
}

// step_accumulate() of fpu_step.hpp in 32-bit lanes.
template <class Isa, bool Wide>
[[gnu::always_inline]] inline typename Isa::Word accumulate_lanes(
    typename Isa::Word sum0, typename Isa::Word exponent0, typename Isa::Word sum1, typename Isa::Word exponent1,
    typename Isa::Word dst) {
    using Word = typename Isa::Word;
    const Word zero = Isa::repeat32(0);
    const Word one = Isa::repeat32(1);
    const Word dst_exponent = Isa::bit_and(Isa::template shift_right<23>(dst), Isa::repeat32(0xFF));
    const Word top = Isa::max32(Isa::max32(exponent0, exponent1), dst_exponent);
    const Word doubled =
        Isa::template shift_left<1>(Isa::bit_or(Isa::bit_and(dst, Isa::repeat32(0x7FFFFF)), Isa::repeat32(0x800000)));
    const Word dst_significand = Isa::keep_if_greater(dst_exponent, zero, doubled);

    const auto half_up = [&](Word twice) { return Isa::template shift_right_signed<1>(Isa::add32(twice, one)); };
    Word addend0 = half_up(Isa::shift_right_signed_by(Isa::template shift_left<14>(sum0), Isa::sub32(top, exponent0)));
    Word addend1 = half_up(Isa::shift_right_signed_by(Isa::template shift_left<14>(sum1), Isa::sub32(top, exponent1)));
    Word old = half_up(Isa::shift_right_signed_by(dst_significand, Isa::sub32(top, dst_exponent)));
    if constexpr (!Wide) {
        const auto cut = [](Word v) {
            return Isa::bit_and(Isa::add32(v, Isa::repeat32(0x1000)), Isa::repeat32(~0x1FFF));
        };
        addend0 = cut(addend0);
        addend1 = cut(addend1);
        old = cut(old);
    }
    const Word dst_sign = Isa::template shift_right_signed<31>(dst);
    old = Isa::sub32(Isa::exclusive_or(old, dst_sign), dst_sign);
    const Word total = Isa::add32(Isa::add32(addend0, addend1), old);

    const Word magnitude = Isa::absolute32(total);
    const Word zeros = Isa::leading_zeros(magnitude);
    const Word normalised = Isa::shift_left_by(magnitude, zeros);
    Word significand;
    if constexpr (Wide)
        significand = Isa::template shift_right<1>(Isa::add32(Isa::template shift_right<7>(normalised), one));
    else
        significand = Isa::template shift_left<16>(
            Isa::template shift_right<1>(Isa::add32(Isa::template shift_right<23>(normalised), one)));
    Word exponent = Isa::sub32(Isa::add32(top, Isa::repeat32(8)), zeros);
    if constexpr (Wide) exponent = Isa::add_if_equal(total, Isa::repeat32(-1), exponent, Isa::repeat32(27));
    const Word rounded_exponent = Isa::add32(exponent, Isa::template shift_right<24>(significand));
    const Word finite =
        Isa::add32(Isa::template shift_left<23>(exponent), Isa::sub32(significand, Isa::repeat32(0x800000)));
    const Word clamped =
        Isa::select_if_greater(rounded_exponent, Isa::repeat32(254), Isa::repeat32(0x7F800000), finite);
    const Word sign_bit = Isa::bit_and(total, Isa::repeat32(static_cast<std::int32_t>(0x80000000U)));
    return Isa::keep_if_greater(
        rounded_exponent, zero, Isa::keep_if_greater(magnitude, zero, Isa::bit_or(clamped, sign_bit)));
}

template <class Isa, int Phases, bool Wide>
void matmul_lanes(std::uint32_t* dst, const MatmulOperandB& b, const MatmulOperandA& a) {
    using Narrow = typename Isa::Narrow;
    using Word = typename Isa::Word;
    constexpr std::size_t kWordLanes = Isa::kLanes / 2;
    const Narrow dead = Isa::repeat16(0);
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; column += Isa::kLanes) {
            GroupSums<Isa, Phases> groups[4];
            for (std::size_t g = 0; g < 4; ++g)
                sum_group<Isa, Phases>(groups[g], b, a, row * kTileDim + 8 * g, 8 * g * kTileDim + column);

            std::uint32_t* const face_row = dst + row / kFaceDim * 2 * kFaceElements + row % kFaceDim * kFaceDim;
            std::uint32_t* const first = face_row + column / kFaceDim * kFaceElements;
            // With 32 lanes the second half of the row lies in the next face.
            std::uint32_t* const second = Isa::kLanes == kTileDim ? face_row + kFaceElements : first + kWordLanes;
            Word cell0 = Isa::load32(first);
            Word cell1 = Isa::load32(second);
            for (int phase = 0; phase < Phases; ++phase) {
                const Narrow offset = Isa::repeat16(static_cast<std::int16_t>(-5 * (phase & 1) - 7 * (phase >> 1)));
                for (std::size_t half = 0; half < 2; ++half) {
                    const GroupSums<Isa, Phases>& g0 = groups[2 * half];
                    const GroupSums<Isa, Phases>& g1 = groups[2 * half + 1];
                    const Narrow raw0 = Isa::add16(g0.exponent, offset);
                    const Narrow raw1 = Isa::add16(g1.exponent, offset);
                    const Narrow sum0 = Isa::keep_if_positive(raw0, g0.sum[phase]);
                    const Narrow sum1 = Isa::keep_if_positive(raw1, g1.sum[phase]);
                    const Narrow exponent0 = Isa::max16(raw0, dead);
                    const Narrow exponent1 = Isa::max16(raw1, dead);
                    cell0 = accumulate_lanes<Isa, Wide>(
                        Isa::widen_low(sum0), Isa::widen_low(exponent0), Isa::widen_low(sum1),
                        Isa::widen_low(exponent1), cell0);
                    cell1 = accumulate_lanes<Isa, Wide>(
                        Isa::widen_high(sum0), Isa::widen_high(exponent0), Isa::widen_high(sum1),
                        Isa::widen_high(exponent1), cell1);
                }
            }
            Isa::store32(first, cell0);
            Isa::store32(second, cell1);
        }
    }
}

template <class Isa, int Phases>
void matmul_phases(std::uint32_t* dst, const MatmulOperandB& b, const MatmulOperandA& a, DstWidth width) {
    if (width == DstWidth::Bits32)
        matmul_lanes<Isa, Phases, true>(dst, b, a);
    else
        matmul_lanes<Isa, Phases, false>(dst, b, a);
}

template <class Isa>
void matmul_vector(std::uint32_t* dst, const MatmulOperandB& b, const MatmulOperandA& a, int phases, DstWidth width) {
    switch (phases) {
        case 1:
            return matmul_phases<Isa, 1>(dst, b, a, width);
        case 2:
            return matmul_phases<Isa, 2>(dst, b, a, width);
        case 3:
            return matmul_phases<Isa, 3>(dst, b, a, width);
        default:
            return matmul_phases<Isa, 4>(dst, b, a, width);
    }
}

}  // namespace
