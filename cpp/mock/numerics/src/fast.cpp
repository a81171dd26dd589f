#include "tilemetal/numerics/fast.hpp"

#include <bit>

#include "kernels.hpp"

namespace tilemetal::numerics {
namespace {

void cut(FastOperand& out, const SourceTile& tile, std::uint32_t kept) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t first = 0; first < kTileDim; first += kFaceDim) {
            const std::uint32_t* const words = tile.words.data() + face_index(row, first);
            float* const values = out.values + row * kTileDim + first;
            for (std::size_t i = 0; i < kFaceDim; ++i) {
                const std::uint32_t word = (words[i] & 0x7F800000U) == 0 ? 0U : words[i] & kept;
                values[i] = std::bit_cast<float>(word);
            }
        }
    }
}

}  // namespace

void prepare_fast_a(FastOperand& out, const SourceTile& in1, MathFidelity fidelity) {
    cut(out, in1, fidelity == MathFidelity::LoFi ? 0xFFF80000U : 0xFFFFC000U);
}

void prepare_fast_b(FastOperand& out, const SourceTile& in0, MathFidelity fidelity) {
    const bool high_only = fidelity == MathFidelity::LoFi || fidelity == MathFidelity::HiFi2;
    cut(out, in0, high_only ? 0xFFFE0000U : 0xFFFFE000U);
}

void fast_matmul_tile(DstTile& dst, const FastOperand& in0, const FastOperand& in1, DstWidth width) {
    detail::best_kernels().fast_matmul(dst.words.data(), in0.values, in1.values, width);
}

void fast_matmul_tile_on(
    KernelPath path, DstTile& dst, const FastOperand& in0, const FastOperand& in1, DstWidth width) {
    detail::kernels_on(path).fast_matmul(dst.words.data(), in0.values, in1.values, width);
}

double matmul_error_bound(
    MathFidelity fidelity, DstWidth width, std::uint32_t tiles, double product_sum, double group_maxima_sum) {
    const double steps = 2.0 * phases(fidelity) * tiles;
    const double aligned = (1 + 0x1p-5 + 0x1p-7 + 0x1p-12) * 0x1p-11 * 8 * group_maxima_sum;
    const double left_out = fidelity == MathFidelity::HiFi3 ? 0x1p-10 * product_sum : 0.0;
    const double rounded = width == DstWidth::Bits32 ? (steps * 4 + tiles * 33.0) * 0x1p-23 * product_sum
                                                     : (steps * 5.5 + tiles * 4.0) * 0x1p-10 * product_sum;
    return 1.1 * (aligned + left_out + rounded);
}

}  // namespace tilemetal::numerics
