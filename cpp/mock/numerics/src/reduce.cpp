#include <algorithm>
#include <array>

#include "fpu_step.hpp"
#include "reduce_sums.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::numerics {
namespace {

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

// Key whose signed order is the sign-magnitude order of the word; its own inverse.
std::int32_t order_key(std::uint32_t word) {
    return static_cast<std::int32_t>((word & 0x80000000U) != 0 ? word ^ 0x7FFFFFFFU : word);
}

// A DST word seen as pooling input: TF32, denormals +0.
std::uint32_t pool_input(std::uint32_t word) { return (word & 0x7F800000U) == 0 ? 0 : word & 0xFFFFE000U; }

std::uint32_t largest(std::uint32_t x, std::uint32_t y) {
    return static_cast<std::uint32_t>(order_key(static_cast<std::uint32_t>(std::max(order_key(x), order_key(y)))));
}

std::uint32_t pooled_max(std::uint32_t best, const Sixteen& data) {
    for (const std::uint32_t word : data) best = largest(best, pool_input(word));
    return best;
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
    DstWidth width, FaceGrid grid) {
    const auto step = [width](std::uint32_t cell, const Sixteen& a, const Sixteen& b, int phase) {
        return pooled_step(cell, a, b, phase, width);
    };
    sum_tile(
        dst, data, scaler, dim, phases(fidelity), grid, step, [](std::uint32_t word) { return word & 0xFFFF0000U; });
}

void reduce_max_tile(
    DstTile& dst, const SourceTile& data, ReduceDim dim, bool dst_cleared, DstWidth width, FaceGrid grid) {
    constexpr std::uint32_t kSmallest = 0xFFFFFFFFU;
    const auto merge = [&](std::size_t at, std::uint32_t value) {
        if (!dst_cleared) value = largest(value, pool_input(dst.words[at]));
        dst.words[at] = dim == ReduceDim::Row ? through_adder(value, width) : value;
    };
    switch (dim) {
        case ReduceDim::Row:
            for (std::size_t row = 0; row < grid.rows * kFaceDim; ++row) {
                const std::size_t first_face = row / kFaceDim * grid.columns;
                std::uint32_t best = kSmallest;
                for (std::size_t across = 0; across < grid.columns; ++across)
                    best = pooled_max(best, face_row(data, first_face + across, row % kFaceDim));
                merge(first_face * kFaceElements + row % kFaceDim * kFaceDim, best);
            }
            break;
        case ReduceDim::Col:
            for (std::size_t column = 0; column < grid.columns * kFaceDim; ++column) {
                std::uint32_t best = kSmallest;
                for (std::size_t down = 0; down < grid.rows; ++down)
                    best =
                        pooled_max(best, face_column(data, down * grid.columns + column / kFaceDim, column % kFaceDim));
                merge(column / kFaceDim * kFaceElements + column % kFaceDim, best);
            }
            break;
        case ReduceDim::Scalar: {
            std::uint32_t best = kSmallest;
            for (std::size_t face = 0; face < grid.faces(); ++face)
                for (std::size_t row = 0; row < kFaceDim; ++row) best = pooled_max(best, face_row(data, face, row));
            merge(0, best);
            break;
        }
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
