#include <stdexcept>

#include "fpu_step.hpp"
#include "kernels.hpp"
#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::numerics {
namespace {

// Any exponent sum with this one stays far below zero and within 16 bits.
constexpr std::int32_t kZeroExponent = -8192;

template <class Operand, class SliceHigh, class SliceLow>
void prepare_operand(Operand& out, const SourceTile& tile, int bias, SliceHigh high, SliceLow low) {
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t face = 0; face < 2; ++face) {
            const std::uint32_t* const words = tile.words.data() + face_index(row, face * kFaceDim);
            const std::size_t at = row * kTileDim + face * kFaceDim;
            for (std::size_t i = 0; i < kFaceDim; ++i) {
                const std::int32_t significand = step_significand(words[i]);
                const std::int32_t exponent = significand == 0 ? kZeroExponent : step_exponent(words[i]) - bias;
                out.high[at + i] = static_cast<std::int16_t>(high(significand));
                out.low[at + i] = static_cast<std::int16_t>(low(significand));
                out.exponent[at + i] = static_cast<std::int16_t>(exponent);
                out.sign[at + i] = static_cast<std::int16_t>(static_cast<std::int32_t>(words[i]) >> 31);
            }
        }
    }
}

}  // namespace

namespace detail {

const Kernels& kernels_on(KernelPath path) {
    if (!is_supported(path)) throw std::invalid_argument("kernels_on(): this processor lacks the requested path");
#if defined(TILEMETAL_NUMERICS_X86_64)
    if (path == KernelPath::Avx512) return avx512_kernels;
    if (path == KernelPath::Avx2) return avx2_kernels;
#endif
    return portable_kernels;
}

const Kernels& best_kernels() {
    static const Kernels& kernels = kernels_on(best_kernel_path());
    return kernels;
}

}  // namespace detail

void prepare(MatmulOperandA& out, const SourceTile& in1) {
    prepare_operand(
        out, in1, 127, [](std::int32_t m) { return 2 * slice_a(m, 0); },
        [](std::int32_t m) { return 2 * slice_a(m, 1); });
}

void prepare(MatmulOperandB& out, const SourceTile& in0) {
    prepare_operand(
        out, in0, 0, [](std::int32_t m) { return slice_b(m, 0); }, [](std::int32_t m) { return slice_b(m, 2); });
}

bool is_supported(KernelPath path) {
#if defined(TILEMETAL_NUMERICS_X86_64)
    if (path == KernelPath::Avx2) return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    if (path == KernelPath::Avx512)
        return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
               __builtin_cpu_supports("avx512cd") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
               __builtin_cpu_supports("avx512vl") != 0;
#endif
    return path == KernelPath::Portable;
}

KernelPath best_kernel_path() {
    if (is_supported(KernelPath::Avx512)) return KernelPath::Avx512;
    return is_supported(KernelPath::Avx2) ? KernelPath::Avx2 : KernelPath::Portable;
}

void matmul_tile(
    DstTile& dst, const MatmulOperandB& in0, const MatmulOperandA& in1, MathFidelity fidelity, DstWidth width) {
    detail::best_kernels().matmul(dst.words.data(), in0, in1, phases(fidelity), width);
}

void matmul_tile(DstTile& dst, const SourceTile& in0, const SourceTile& in1, MathFidelity fidelity, DstWidth width) {
    MatmulOperandB b;
    MatmulOperandA a;
    prepare(b, in0);
    prepare(a, in1);
    matmul_tile(dst, b, a, fidelity, width);
}

void matmul_tile_on(
    KernelPath path, DstTile& dst, const MatmulOperandB& in0, const MatmulOperandA& in1, MathFidelity fidelity,
    DstWidth width) {
    detail::kernels_on(path).matmul(dst.words.data(), in0, in1, phases(fidelity), width);
}

}  // namespace tilemetal::numerics
