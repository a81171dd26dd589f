#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels.hpp"
#include "tilemetal/numerics/fast.hpp"

// fast_matmul_tile on the vectors of a processor, `Rows` output rows and two vectors of columns at a time. `Lanes`
// names the vector type and its fused multiply_add(). Unnamed namespace on purpose, see kernels.hpp.
namespace {

using tilemetal::numerics::DstWidth;
using tilemetal::numerics::face_index;
using tilemetal::numerics::kTileDim;

// Denormals, zeros and NaN leave as the FPU never makes them: as +0 and infinity.
template <bool Wide, typename Words>
Words fast_dst_words(Words sum) {
    const Words magnitude = sum & 0x7FFFFFFFU;
    Words word = magnitude > 0x7F800000U ? (sum & 0x80000000U) | 0x7F800000U : sum;
    if constexpr (!Wide) {
        word = (word + 0x8000U) & 0xFFFF0000U;
    }
    return (word & 0x7F800000U) == 0 ? Words{} : word;
}

template <typename Lanes, std::size_t Rows, bool Wide>
void fast_matmul_block(
    std::uint32_t* dst, const float* in0, const float* in1, std::size_t first_row, std::size_t first_column) {
    using Floats = typename Lanes::Floats;
    constexpr std::size_t kWidth = sizeof(Floats) / sizeof(float);
    using Words [[gnu::vector_size(sizeof(Floats))]] = std::uint32_t;
    Floats sums[Rows][2];
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row][0] = Floats{};
        sums[row][1] = Floats{};
    }
    for (std::size_t k = 0; k < kTileDim; ++k) {
        Floats right0;
        Floats right1;
        std::memcpy(&right0, in1 + k * kTileDim + first_column, sizeof right0);
        std::memcpy(&right1, in1 + k * kTileDim + first_column + kWidth, sizeof right1);
        for (std::size_t row = 0; row < Rows; ++row) {
            const Floats left = in0[(first_row + row) * kTileDim + k] - Floats{};
            sums[row][0] = Lanes::multiply_add(left, right0, sums[row][0]);
            sums[row][1] = Lanes::multiply_add(left, right1, sums[row][1]);
        }
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        for (std::size_t half = 0; half < 2; ++half) {
            std::uint32_t* const cells = dst + face_index(first_row + row, first_column + half * kWidth);
            Floats before;
            std::memcpy(&before, cells, sizeof before);
            const Floats after = before + sums[row][half];
            const Words words = fast_dst_words<Wide>(__builtin_bit_cast(Words, after));
            std::memcpy(cells, &words, sizeof words);
        }
    }
}

template <typename Lanes, std::size_t Rows>
void fast_matmul_vector(std::uint32_t* dst, const float* in0, const float* in1, DstWidth width) {
    constexpr std::size_t kColumns = 2 * sizeof(typename Lanes::Floats) / sizeof(float);
    for (std::size_t row = 0; row < kTileDim; row += Rows) {
        for (std::size_t column = 0; column < kTileDim; column += kColumns) {
            if (width == DstWidth::Bits32)
                fast_matmul_block<Lanes, Rows, true>(dst, in0, in1, row, column);
            else
                fast_matmul_block<Lanes, Rows, false>(dst, in0, in1, row, column);
        }
    }
}

}  // namespace
