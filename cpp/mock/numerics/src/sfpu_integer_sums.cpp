// Sums of integers that leave partial results, for kernels that add up the rest another way. Source:
// ckernel_sfpu_int_sum.h of both architectures.
#include <array>

#include "sfpu_lane.hpp"
#include "sfpu_registers.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

// Wormhole's programs go through sign and magnitude, which have no -2^31.
Word passed(Word word, Frame f) { return f.model == SfpuModel::Wormhole && word == kSign ? 0 : word; }

template <class Addresses>
void add_up(Frame f, std::size_t to, const Addresses& others) {
    const auto number = [&](std::size_t address) {
        return loaded(*f.in[0], address, [&](Word word) { return passed(word, f); });
    };
    Register sum = number(to);
    for (const std::size_t address : others) {
        const Register other = number(address);
        for (std::size_t lane = 0; lane < sum.size(); ++lane) sum[lane] += other[lane];
    }
    store(*f.out[0], to, sum, [&](Word word) { return passed(word, f); });
}

// Rows 0 to 3 each get the sum of every fourth row.
void sum_of_columns(Frame f) {
    for (const std::size_t top : {0U, 2U, 16U, 18U}) {
        std::array<std::size_t, 7> others{};
        for (std::size_t i = 0; i < others.size(); ++i) {
            const std::size_t group = i + 1;
            others[i] = top + group / 4 * 2 * kNextFace + group % 4 * kRowsPerLoad;
        }
        add_up(f, top, others);
    }
}

// Even columns up to 14 each get the sum of four: two neighbours here and 16 columns on.
void sum_of_rows(Frame f) {
    for (const std::size_t face : {std::size_t{0}, 2 * kNextFace}) {
        for (std::size_t row = face; row < face + kNextFace; row += kRowsPerLoad)
            add_up(f, row, std::array{row + kOddColumns, row + kNextFace, row + kNextFace + kOddColumns});
    }
}

void add_tiles(Frame f) {
    for (std::size_t i = 0; i < kTileElements; ++i)
        f.out[0]->words[i] = passed(passed(f.in[0]->words[i], f) + passed(f.in[1]->words[i], f), f);
}

// The sums of a tile stay in it beside elements that nothing changes.
constexpr SfpuOperation sum(std::string_view name, void (*evaluate)(Frame), std::uint16_t cycles) {
    return {.name = name, .init = "sfpu_sum_int_init", .cycles = cycles, .evaluate = evaluate};
}

constexpr std::array kOperations{
    sum("sfpu_sum_int_col", sum_of_columns, 8),
    sum("sfpu_sum_int_row", sum_of_rows, 8),
    SfpuOperation{.name = "sfpu_add_int", .init = "sfpu_sum_int_init", .inputs = 2, .cycles = 8, .evaluate = add_tiles},
};

}  // namespace

std::span<const SfpuOperation> integer_sum_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
