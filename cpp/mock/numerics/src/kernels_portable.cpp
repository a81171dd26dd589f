#include <algorithm>
#include <cmath>

#include "elementwise_loops.hpp"
#include "fast_matmul.hpp"
#include "kernels.hpp"

// The arithmetic written out plainly, for any processor. The vector versions are tested against it.
namespace tilemetal::numerics::detail {
namespace {

struct Group {
    std::int32_t sum;
    std::int32_t exponent;
};

// Eight products, each rounded half away to the grid of the largest exponent, then summed exactly.
Group product_group(
    const MatmulOperandB& b, const MatmulOperandA& a, std::size_t row, std::size_t column, std::size_t first_k,
    int phase) {
    std::int32_t top = -32768;
    for (std::size_t k = first_k; k < first_k + 8; ++k)
        top = step_max(top, b.exponent[row * kTileDim + k] + a.exponent[k * kTileDim + column]);
    if (top + phase_offset(phase) <= 0) return {0, 0};

    const std::int16_t* slice_of_b = (phase & 2) != 0 ? b.low : b.high;
    const std::int16_t* slice_of_a = (phase & 1) != 0 ? a.low : a.high;  // already doubled
    std::int32_t sum = 0;
    for (std::size_t k = first_k; k < first_k + 8; ++k) {
        const std::size_t at_b = row * kTileDim + k;
        const std::size_t at_a = k * kTileDim + column;
        const std::int32_t distance = step_min(top - b.exponent[at_b] - a.exponent[at_a], 31);
        const std::int32_t rounded = (((slice_of_b[at_b] * slice_of_a[at_a]) >> distance) + 1) >> 1;
        sum += b.sign[at_b] != a.sign[at_a] ? -rounded : rounded;
    }
    return {sum, top + phase_offset(phase)};
}

void matmul(std::uint32_t* dst, const MatmulOperandB& b, const MatmulOperandA& a, int phases, DstWidth width) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            std::uint32_t& cell = dst[face_index(row, column)];
            for (int phase = 0; phase < phases; ++phase) {
                for (std::size_t half = 0; half < kTileDim; half += kFaceDim) {
                    const Group g0 = product_group(b, a, row, column, half, phase);
                    const Group g1 = product_group(b, a, row, column, half + 8, phase);
                    cell = width == DstWidth::Bits32
                               ? step_accumulate<true>(g0.sum, g0.exponent, g1.sum, g1.exponent, cell)
                               : step_accumulate<false>(g0.sum, g0.exponent, g1.sum, g1.exponent, cell);
                }
            }
        }
    }
}

using Floats128 [[gnu::vector_size(16)]] = float;

struct Fused {
    using Floats = Floats128;
    static Floats multiply_add(Floats a, Floats b, Floats sum) {
        for (int i = 0; i < 4; ++i) sum[i] = std::fma(a[i], b[i], sum[i]);
        return sum;
    }
};

struct Separate {
    using Floats = Floats128;
    static Floats multiply_add(Floats a, Floats b, Floats sum) { return a * b + sum; }
};

struct Magnitudes {
    float least = HUGE_VALF;
    float largest = 0;
};

Magnitudes magnitudes(const float* values) {
    Magnitudes seen;
    for (std::size_t i = 0; i < tilemetal::numerics::kTileElements; ++i) {
        const float magnitude = std::fabs(values[i]);
        seen.largest = std::max(seen.largest, magnitude);
        seen.least = std::min(seen.least, magnitude == 0 ? HUGE_VALF : magnitude);
    }
    return seen;
}

// A fused addition without instructions for it is slow, and needed only where a product is no normal number: all others
// are exact.
void fast_matmul(std::uint32_t* dst, const float* in0, const float* in1, DstWidth width) {
    const Magnitudes left = magnitudes(in0);
    const Magnitudes right = magnitudes(in1);
    const bool exact = left.least * right.least >= 0x1p-126F && left.largest * right.largest < HUGE_VALF;
    (exact ? fast_matmul_vector<Separate, 4> : fast_matmul_vector<Fused, 4>)(dst, in0, in1, width);
}

}  // namespace

const Kernels portable_kernels{matmul, add_tile_words, multiply_tile_words, fast_matmul};

}  // namespace tilemetal::numerics::detail
