#include <algorithm>
#include <array>

#include "fpu_step.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::numerics {
namespace {

using Sixteen = std::array<std::uint32_t, kFaceDim>;

// One 16-product step (MVMUL and GAPOOL alike) on one DST element.
std::uint32_t pooled_step(std::uint32_t dst, const Sixteen& a, const Sixteen& b, int phase, DstWidth width) {
    std::array<std::int32_t, 2> sums{};
    std::array<std::int32_t, 2> exponents{};
    for (std::size_t g = 0; g < 2; ++g) {
        std::array<std::int32_t, 8> exponent;
        for (std::size_t k = 0; k < 8; ++k) {
            const std::uint32_t word_a = a[8 * g + k];
            const std::uint32_t word_b = b[8 * g + k];
            const bool dead = step_exponent(word_a) == 0 || step_exponent(word_b) == 0;
            exponent[k] = dead ? -8192 : step_exponent(word_a) + step_exponent(word_b) - 127 + phase_offset(phase);
        }
        const std::int32_t top = *std::max_element(exponent.begin(), exponent.end());
        if (top <= 0) continue;
        exponents[g] = top;
        for (std::size_t k = 0; k < 8; ++k) {
            const std::uint32_t word_a = a[8 * g + k];
            const std::uint32_t word_b = b[8 * g + k];
            const std::int32_t product =
                slice_a(step_significand(word_a), phase) * slice_b(step_significand(word_b), phase);
            const std::int32_t rounded = ((2 * product >> std::min(top - exponent[k], 31)) + 1) >> 1;
            sums[g] += (word_a ^ word_b) >> 31 != 0 ? -rounded : rounded;
        }
    }
    return width == DstWidth::Bits32 ? step_accumulate<true>(sums[0], exponents[0], sums[1], exponents[1], dst)
                                     : step_accumulate<false>(sums[0], exponents[0], sums[1], exponents[1], dst);
}

Sixteen face_row(const SourceTile& tile, std::size_t face, std::size_t row) {
    Sixteen out;
    std::copy_n(
        tile.words.begin() + static_cast<std::ptrdiff_t>(face * kFaceElements + row * kFaceDim), kFaceDim, out.begin());
    return out;
}

Sixteen face_column(const SourceTile& tile, std::size_t face, std::size_t column) {
    Sixteen out;
    for (std::size_t row = 0; row < kFaceDim; ++row)
        out[row] = tile.words[face * kFaceElements + row * kFaceDim + column];
    return out;
}

void sum_rows(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, DstWidth width) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        std::uint32_t& cell = dst.words[face_index(row, 0)];
        for (int phase = 0; phase < phases; ++phase)
            for (std::size_t half = 0; half < 2; ++half)
                cell = pooled_step(
                    cell, face_row(scaler, half, 0), face_row(data, row / kFaceDim * 2 + half, row % kFaceDim), phase,
                    width);
    }
}

void sum_columns(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, DstWidth width) {
    for (std::size_t column = 0; column < kTileDim; ++column) {
        std::uint32_t& cell = dst.words[face_index(0, column)];
        for (std::size_t half = 0; half < 2; ++half) {
            const std::size_t face = 2 * half + column / kFaceDim;
            for (int phase = 0; phase < phases; ++phase)
                cell = pooled_step(
                    cell, face_column(data, face, column % kFaceDim), face_row(scaler, face, 0), phase, width);
        }
    }
}

// Column sums of the four faces into a scratch row, which is cut to bf16 and pooled again: the scaler acts twice.
void sum_all(DstTile& dst, const SourceTile& data, const SourceTile& scaler, int phases, DstWidth width) {
    Sixteen scratch{};
    for (std::size_t face = 0; face < 4; ++face)
        for (std::size_t column = 0; column < kFaceDim; ++column)
            for (int phase = 0; phase < phases; ++phase)
                scratch[column] = pooled_step(
                    scratch[column], face_column(data, face, column), face_row(scaler, face, 0), phase, width);
    for (std::uint32_t& word : scratch) word &= 0xFFFF0000U;
    for (int phase = 0; phase < phases; ++phase)
        dst.words[0] = pooled_step(dst.words[0], scratch, face_row(scaler, 3, 0), phase, width);
}

// Key whose signed order is the sign-magnitude order of the word; its own inverse.
std::int32_t order_key(std::uint32_t word) {
    return static_cast<std::int32_t>((word & 0x80000000U) != 0 ? word ^ 0x7FFFFFFFU : word);
}

// A DST word seen as pooling input: TF32, denormals +0.
std::uint32_t pool_input(std::uint32_t word) { return (word & 0x7F800000U) == 0 ? 0 : word & 0xFFFFE000U; }

std::uint32_t pooled_max(
    const SourceTile& data, std::size_t first_row, std::size_t rows, std::size_t first_column, std::size_t columns) {
    std::int32_t best = order_key(0xFFFFFFFFU);
    for (std::size_t row = first_row; row < first_row + rows; ++row)
        for (std::size_t column = first_column; column < first_column + columns; ++column)
            best = std::max(best, order_key(pool_input(data.words[face_index(row, column)])));
    return static_cast<std::uint32_t>(order_key(static_cast<std::uint32_t>(best)));
}

// NaN and Inf patterns leave the adder as Inf.
std::uint32_t through_adder(std::uint32_t word, DstWidth width) {
    const auto infinite = (word & 0x7F800000U) == 0x7F800000U;
    const std::uint32_t number = infinite ? word & 0xFF800000U : pool_input(word);
    return width == DstWidth::Bits32 ? number : number & 0xFFFF0000U;
}

}  // namespace

void reduce_sum_tile(
    DstTile& dst, const SourceTile& data, const SourceTile& scaler, ReduceDim dim, MathFidelity fidelity,
    DstWidth width) {
    switch (dim) {
        case ReduceDim::Row:
            return sum_rows(dst, data, scaler, phases(fidelity), width);
        case ReduceDim::Col:
            return sum_columns(dst, data, scaler, phases(fidelity), width);
        case ReduceDim::Scalar:
            return sum_all(dst, data, scaler, phases(fidelity), width);
    }
}

void reduce_max_tile(DstTile& dst, const SourceTile& data, ReduceDim dim, bool dst_cleared, DstWidth width) {
    const auto merge = [&](std::size_t at, std::uint32_t value) {
        if (!dst_cleared)
            value = static_cast<std::uint32_t>(order_key(
                static_cast<std::uint32_t>(std::max(order_key(value), order_key(pool_input(dst.words[at]))))));
        dst.words[at] = dim == ReduceDim::Row ? through_adder(value, width) : value;
    };
    switch (dim) {
        case ReduceDim::Row:
            for (std::size_t row = 0; row < kTileDim; ++row)
                merge(face_index(row, 0), pooled_max(data, row, 1, 0, kTileDim));
            break;
        case ReduceDim::Col:
            for (std::size_t column = 0; column < kTileDim; ++column)
                merge(face_index(0, column), pooled_max(data, 0, kTileDim, column, 1));
            break;
        case ReduceDim::Scalar:
            merge(0, pooled_max(data, 0, kTileDim, 0, kTileDim));
            break;
    }
}

void mask_reduced(DstTile& dst, ReduceDim dim) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const bool kept = (dim == ReduceDim::Row || row == 0) && (dim == ReduceDim::Col || column == 0);
            if (!kept) dst.words[face_index(row, column)] = 0;
        }
    }
}

}  // namespace tilemetal::numerics
