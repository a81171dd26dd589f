#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels.hpp"
#include "tilemetal/numerics/fast.hpp"

// fast_matmul_tile on vectors of `Lanes` floats, `Rows` output rows and two vectors of columns at a time. Unnamed
// namespace on purpose, see kernels.hpp.
namespace {

using tilemetal::numerics::DstWidth;
using tilemetal::numerics::face_index;
using tilemetal::numerics::kTileDim;

// Denormals, zeros and NaN leave as the FPU never makes them: as +0 and infinity.
template <bool Wide>
inline std::uint32_t fast_dst_word(float sum) {
    std::uint32_t word = __builtin_bit_cast(std::uint32_t, sum);
    word = (word & 0x7FFFFFFFU) > 0x7F800000U ? (word & 0x80000000U) | 0x7F800000U : word;
    if constexpr (!Wide) {
        word = (word + 0x8000U) & 0xFFFF0000U;
    }
    return (word & 0x7F800000U) == 0 ? 0U : word;
}

template <std::size_t Lanes, std::size_t Rows, bool Wide>
void fast_matmul_block(
    std::uint32_t* dst, const float* in0, const float* in1, std::size_t first_row, std::size_t first_column) {
    using Vector [[gnu::vector_size(Lanes * sizeof(float))]] = float;
    Vector sums[Rows][2] = {};
    for (std::size_t k = 0; k < kTileDim; ++k) {
        Vector right0;
        Vector right1;
        std::memcpy(&right0, in1 + k * kTileDim + first_column, sizeof right0);
        std::memcpy(&right1, in1 + k * kTileDim + first_column + Lanes, sizeof right1);
        for (std::size_t row = 0; row < Rows; ++row) {
            const float left = in0[(first_row + row) * kTileDim + k];
            sums[row][0] += left * right0;
            sums[row][1] += left * right1;
        }
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        for (std::size_t half = 0; half < 2; ++half) {
            std::uint32_t* const cells = dst + face_index(first_row + row, first_column + half * Lanes);
            float sum[Lanes];
            std::memcpy(sum, &sums[row][half], sizeof sum);
            for (std::size_t i = 0; i < Lanes; ++i)
                cells[i] = fast_dst_word<Wide>(__builtin_bit_cast(float, cells[i]) + sum[i]);
        }
    }
}

template <std::size_t Lanes, std::size_t Rows>
void fast_matmul_vector(std::uint32_t* dst, const float* in0, const float* in1, DstWidth width) {
    for (std::size_t row = 0; row < kTileDim; row += Rows) {
        for (std::size_t column = 0; column < kTileDim; column += 2 * Lanes) {
            if (width == DstWidth::Bits32)
                fast_matmul_block<Lanes, Rows, true>(dst, in0, in1, row, column);
            else
                fast_matmul_block<Lanes, Rows, false>(dst, in0, in1, row, column);
        }
    }
}

}  // namespace
