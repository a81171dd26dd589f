#include <algorithm>
#include <array>

#include "half_step.hpp"
#include "reduce_sums.hpp"
#include "tilemetal/numerics/fpu_numbers.hpp"

namespace tilemetal::numerics {
namespace {

// An operand of a matrix product: row-major planes as in MatmulOperandA, with exponents of Float16.
struct HalfOperand {
    std::array<std::array<std::int32_t, kTileElements>, 2> slices;
    std::array<std::int32_t, kTileElements> exponents;  // kDead for zeros
    std::array<std::int32_t, kTileElements> signs;      // 0 or -1
};

// Any sum with this exponent stays far below the others.
constexpr std::int32_t kDead = -8192;

template <class Slice>
void prepare_half(HalfOperand& out, const SourceTile& tile, Slice slice) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const std::uint32_t word = tile.words[face_index(row, column)];
            const std::int32_t significand = step_significand(word);
            const std::size_t at = row * kTileDim + column;
            out.slices[0][at] = slice(significand, 0);
            out.slices[1][at] = slice(significand, 1);
            out.exponents[at] = significand == 0 ? kDead : half_exponent(word);
            out.signs[at] = static_cast<std::int32_t>(word) >> 31;
        }
    }
}

// Exponent of a group of products whose largest is `top` before bias and phase.
std::int32_t group_exponent(std::int32_t top, int phase, DstWidth width) {
    const std::int32_t offset = product_bias(width) + phase_offset(phase);
    return std::max((top < 0 ? 0 : top) + offset, 0);
}

using Columns = std::array<std::int32_t, kTileDim>;

// One output row: products of eight k, signed sums per phase and the largest exponent, before bias and phase.
struct RowGroup {
    std::array<Columns, 4> sums;
    Columns top;
};

void sum_group(
    RowGroup& out, const HalfOperand& b, const HalfOperand& a, std::size_t row, std::size_t first, int phases) {
    out.top.fill(2 * kDead);
    for (std::size_t k = first; k < first + 8; ++k) {
        const std::int32_t exponent_b = b.exponents[row * kTileDim + k];
        for (std::size_t column = 0; column < kTileDim; ++column)
            out.top[column] = step_max(out.top[column], exponent_b + a.exponents[k * kTileDim + column]);
    }
    for (int phase = 0; phase < phases; ++phase) {
        Columns& sums = out.sums[static_cast<std::size_t>(phase)];
        sums.fill(0);
        for (std::size_t k = first; k < first + 8; ++k) {
            const std::size_t at_b = row * kTileDim + k;
            const std::int32_t slice_of_b = b.slices[phase / 2][at_b];
            const auto& slices_of_a = a.slices[phase % 2];
            for (std::size_t column = 0; column < kTileDim; ++column) {
                const std::size_t at_a = k * kTileDim + column;
                const std::int32_t distance = step_min(out.top[column] - b.exponents[at_b] - a.exponents[at_a], 31);
                const std::int32_t rounded = (((2 * slice_of_b * slices_of_a[at_a]) >> distance) + 1) >> 1;
                const std::int32_t sign = b.signs[at_b] ^ a.signs[at_a];
                sums[column] += (rounded ^ sign) - sign;
            }
        }
    }
}

// A group of dead products adds nothing; one whose exponent is not positive is dead.
std::int32_t live_sum(const RowGroup& group, std::size_t column, int phase, DstWidth width) {
    const bool live = group.top[column] >= 0 && group.top[column] + product_bias(width) + phase_offset(phase) > 0;
    return live ? group.sums[static_cast<std::size_t>(phase)][column] : 0;
}

// One step of sixteen products for a single element.
std::uint32_t pooled_half_step(std::uint32_t dst, const Sixteen& a, const Sixteen& b, int phase, DstWidth width) {
    std::array<std::int32_t, 2> sums{};
    std::array<std::int32_t, 2> exponents{};
    for (std::size_t g = 0; g < 2; ++g) {
        std::array<std::int32_t, 8> exponent;
        for (std::size_t k = 0; k < 8; ++k) {
            const std::int32_t exponent_a = half_exponent(a[8 * g + k]);
            const std::int32_t exponent_b = half_exponent(b[8 * g + k]);
            exponent[k] = exponent_a == 0 || exponent_b == 0 ? kDead : exponent_a + exponent_b;
        }
        const std::int32_t top = *std::max_element(exponent.begin(), exponent.end());
        exponents[g] = group_exponent(top, phase, width);
        if (top < 0 || exponents[g] == 0) continue;
        for (std::size_t k = 0; k < 8; ++k) {
            const std::uint32_t word_a = a[8 * g + k];
            const std::uint32_t word_b = b[8 * g + k];
            const std::int32_t product =
                slice_a(step_significand(word_a), phase) * slice_b(step_significand(word_b), phase);
            const std::int32_t rounded = ((2 * product >> step_min(top - exponent[k], 31)) + 1) >> 1;
            sums[g] += (word_a ^ word_b) >> 31 != 0 ? -rounded : rounded;
        }
    }
    return accumulate_products(sums[0], exponents[0], sums[1], exponents[1], dst, width);
}

std::uint32_t add_half(std::uint32_t a, std::uint32_t b, std::uint32_t dst, DstWidth width) {
    a = half_exponent(a) == 0 ? 0 : a;
    b = half_exponent(b) == 0 ? 0 : b;
    const bool swap = (a & 0x7FFFFFFF) < (b & 0x7FFFFFFF);
    const std::uint32_t large = swap ? b : a;
    const std::uint32_t small = swap ? a : b;
    const std::int32_t distance = step_min(half_exponent(large) - half_exponent(small), 31);
    const std::int32_t aligned = (((step_significand(small) << 1) >> distance) + 1) >> 1;
    const std::int32_t magnitude = step_significand(large) + ((large ^ small) >> 31 != 0 ? -aligned : aligned);
    const std::int32_t half = half_exponent(large);
    const std::int32_t exponent = width != DstWidth::Bits32 ? half : half == 0 ? kNoProduct : half + kHalfRebias;
    return accumulate_products(large >> 31 != 0 ? -magnitude : magnitude, exponent, 0, 0, dst, width);
}

std::uint32_t multiply_half(std::uint32_t a, std::uint32_t b, std::uint32_t dst, int phase, DstWidth width) {
    const std::int32_t exponent_a = half_exponent(a);
    const std::int32_t exponent_b = half_exponent(b);
    const bool dead = exponent_a == 0 || exponent_b == 0;
    const std::int32_t exponent = group_exponent(dead ? kDead : exponent_a + exponent_b, phase, width);
    const std::int32_t product = slice_a(step_significand(a), phase) * slice_b(step_significand(b), phase);
    const std::int32_t signed_product = (a ^ b) >> 31 != 0 ? -product : product;
    return accumulate_products(dead || exponent == 0 ? 0 : signed_product, exponent, 0, 0, dst, width);
}

}  // namespace

void matmul_halves(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width) {
    HalfOperand b;
    HalfOperand a;
    prepare_half(b, in0, [](std::int32_t m, int part) { return slice_b(m, 2 * part); });
    prepare_half(a, in1, [](std::int32_t m, int part) { return slice_a(m, part); });
    std::array<RowGroup, 4> groups;
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t g = 0; g < 4; ++g) sum_group(groups[g], b, a, row, 8 * g, phases(fidelity));
        for (std::size_t column = 0; column < kTileDim; ++column) {
            std::uint32_t& cell = dst.words[face_index(row, column)];
            for (int phase = 0; phase < phases(fidelity); ++phase) {
                for (std::size_t half = 0; half < 2; ++half) {
                    const RowGroup& g0 = groups[2 * half];
                    const RowGroup& g1 = groups[2 * half + 1];
                    cell = accumulate_products(
                        live_sum(g0, column, phase, width), group_exponent(g0.top[column], phase, width),
                        live_sum(g1, column, phase, width), group_exponent(g1.top[column], phase, width), cell, width);
                }
            }
        }
    }
}

void eltwise_halves(
    DstTile& dst, const SourceTile& a, const SourceTile& b, EltwiseOp op, bool accumulate, MathFidelity fidelity,
    DstWidth width) {
    const std::uint32_t flip = op == EltwiseOp::Sub ? 0x80000000U : 0;
    for (std::size_t i = 0; i < kTileElements; ++i) {
        std::uint32_t& cell = dst.words[i];
        if (op == EltwiseOp::Mul) {
            for (int phase = 0; phase < phases(fidelity); ++phase)
                cell = multiply_half(a.words[i], b.words[i], cell, phase, width);
        } else {
            cell = add_half(a.words[i], b.words[i] ^ flip, accumulate ? cell : 0, width);
        }
    }
}

void eltwise_reuse_halves(DstTile& dst, const SourceTile& other, EltwiseOp op, DestReuse reuse, MathFidelity fidelity) {
    const SourceTile moved{dst.words};
    const bool to_a = reuse == DestReuse::ToSrcA;
    dst = DstTile{};
    eltwise_halves(dst, to_a ? moved : other, to_a ? other : moved, op, false, fidelity, DstWidth::Bits16);
}

void copy_halves(DstTile& dst, const SourceTile& source, DstWidth width) {
    if (width == DstWidth::Bits32)
        eltwise_halves(dst, source, SourceTile{}, EltwiseOp::Add, false, MathFidelity::LoFi, width);
    else
        dst.words = source.words;
}

void broadcast_halves_to_dst(DstTile& dst, const SourceTile& repeated, Broadcast kind, DstWidth width) {
    if (kind == Broadcast::Col || kind == Broadcast::Scalar)
        eltwise_halves(dst, SourceTile{}, repeated, EltwiseOp::Add, false, MathFidelity::LoFi, width);
    else
        copy_halves(dst, repeated, kind == Broadcast::Row ? DstWidth::Bits16 : width);
}

void reduce_sum_halves(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, MathFidelity fidelity,
    DstWidth width, FaceGrid grid) {
    const auto step = [width](std::uint32_t cell, const Sixteen& a, const Sixteen& b, int phase) {
        return pooled_half_step(cell, a, b, phase, width);
    };
    sum_tile(dst, data, scaler, dim, phases(fidelity), grid, step, [](std::uint32_t word) { return word; });
}

void reduce_max_halves(DstTile& dst, const SourceTile& data, ReduceDim dim, bool dst_cleared, FaceGrid grid) {
    // Maxima neither round nor know widths; as fp32 patterns the numbers have the same order.
    reduce_max_tile(dst, data, dim, dst_cleared, DstWidth::Bits32, grid);
}

}  // namespace tilemetal::numerics
