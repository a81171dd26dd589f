// Microseconds per 32x32x32 tile product of the engine arithmetic, per path, fidelity and DST width.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "tilemetal/numerics/fpu.hpp"
#include "tilemetal/numerics/pack.hpp"
#include "tilemetal/numerics/sfpu.hpp"

namespace {

using namespace tilemetal::numerics;

SourceTile random_tile(std::mt19937& random) {
    std::normal_distribution<float> normal;
    SourceTile tile;
    for (std::uint32_t& word : tile.words) word = __builtin_bit_cast(std::uint32_t, normal(random)) & 0xFFFF0000U;
    return tile;
}

// Shortest of several runs: other processes only ever add time.
template <class Work>
double microseconds(Work work) {
    constexpr int kRuns = 15;
    constexpr int kRepeats = 100;
    double best = 1e30;
    for (int run = 0; run < kRuns; ++run) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < kRepeats; ++i) work();
        const std::chrono::duration<double, std::micro> elapsed = std::chrono::steady_clock::now() - start;
        best = std::min(best, elapsed.count() / kRepeats);
    }
    return best;
}

void report_matmul(KernelPath path, const char* name, const SourceTile& in0, const SourceTile& in1) {
    MatmulOperandB b;
    MatmulOperandA a;
    prepare(b, in0);
    prepare(a, in1);
    constexpr MathFidelity kFidelities[] = {
        MathFidelity::LoFi, MathFidelity::HiFi2, MathFidelity::HiFi3, MathFidelity::HiFi4};
    constexpr const char* kNames[] = {"LoFi", "HiFi2", "HiFi3", "HiFi4"};
    for (std::size_t i = 0; i < 4; ++i) {
        for (const DstWidth width : {DstWidth::Bits16, DstWidth::Bits32}) {
            DstTile dst;
            const double time = microseconds([&] { matmul_tile_on(path, dst, b, a, kFidelities[i], width); });
            std::printf(
                "matmul    %-9s %-6s %s DST %8.2f us\n", name, kNames[i],
                width == DstWidth::Bits16 ? "16-bit" : "32-bit", time);
        }
    }
}

}  // namespace

int main() {
    std::mt19937 random(1);
    const SourceTile in0 = random_tile(random);
    const SourceTile in1 = random_tile(random);
    constexpr KernelPath kPaths[] = {KernelPath::Portable, KernelPath::Avx2, KernelPath::Avx512};
    constexpr const char* kPathNames[] = {"portable", "avx2", "avx512"};
    for (std::size_t i = 0; i < 3; ++i)
        if (is_supported(kPaths[i])) report_matmul(kPaths[i], kPathNames[i], in0, in1);

    MatmulOperandA a;
    MatmulOperandB b;
    DstTile dst;
    const DstTile other{in1.words};
    alignas(64) std::byte l1[4096] = {};
    const DstWidth wide = DstWidth::Bits32;
    const auto line = [](const char* name, double time) { std::printf("%-35s %8.2f us\n", name, time); };
    line("prepare SrcA", microseconds([&] { prepare(a, in1); }));
    line("prepare SrcB", microseconds([&] { prepare(b, in0); }));
    SourceTile source;
    line("unpack Float16_b", microseconds([&] { unpack_source(source, l1, DataFormat::Float16_b, wide); }));
    line("transposed", microseconds([&] { source = transposed(in0); }));
    line("add_tiles", microseconds([&] { add_tiles(dst, in0, in1, false, wide); }));
    line("mul_tiles HiFi4", microseconds([&] { mul_tiles(dst, in0, in1, MathFidelity::HiFi4, wide); }));
    line("copy_tile", microseconds([&] { copy_tile(dst, in0, wide); }));
    line("pack Float16_b", microseconds([&] { pack_tile(l1, dst, {.width = wide}); }));
    line("pack Float32, L1 accumulation", microseconds([&] {
             pack_tile(l1, dst, {.output = DataFormat::Float32, .width = wide, .l1_accumulate = true});
         }));
    line("add_binary_tile", microseconds([&] { add_binary_tile(dst, dst, other, wide); }));
    line("mul_unary_tile", microseconds([&] { mul_unary_tile(dst, 0x3F800000U, wide); }));
    line("binary_max_tile", microseconds([&] { binary_max_tile(dst, dst, other, wide); }));
    line("exp_tile_bits16", microseconds([&] { exp_tile_bits16(dst); }));
    return 0;
}
