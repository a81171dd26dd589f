// Operations that look beyond a lane's own element: sums along a tile, random numbers.
#include <array>
#include <functional>

#include "sfpu_lane.hpp"
#include "sfpu_registers.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// Running sums down the columns; parameter 0 says whether the tile starts new ones.
void cumulative_sum(Frame f) {
    auto& carry = f.state->carry;
    if (f.parameters[0] != 0) carry.fill(0);
    on_lanes(f, [&]<AnyLane V>(V) {
        for (std::size_t row = 0; row < kTileDim; ++row) {
            for (std::size_t column = 0; column < kTileDim; ++column) {
                const std::size_t at = face_index(row, column);
                carry[column] = V(V::of(carry[column]) + V::of(f.in[0]->words[at])).word;
                f.out[0]->words[at] = sfpu_store(carry[column], f.width);
            }
        }
    });
}

// --- Random numbers ------------------------------------------------------------------------------------------------

// The hardware has a generator of 32 bits per lane whose start the programs cannot set exactly; here each lane runs
// xorshift32 from the seed mixed with the lane's number (splitmix), so a seed always gives the same numbers.
void seed_lanes(SfpuState& state) {
    for (std::size_t lane = 0; lane < kSfpuLanes; ++lane) {
        std::uint64_t z = (std::uint64_t{state.init_parameters[0]} << 32 | lane) + 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        state.random[lane] = static_cast<Word>(z >> 32) | 1;
    }
}

// 31 uniform bits of the lane of element `i`.
Word random_bits(SfpuState& state, std::size_t i) {
    Word& x = state.random[i % kSfpuLanes];
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return x >> 1;
}

// from + scale * u with u in [0, 1).
void random_values(Frame f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const Word u = bits_of(static_cast<float>(random_bits(*f.state, i) >> 7) * 0x1p-24F);
        f.out[0]->words[i] = sfpu_store(sfpu_mad(u, f.parameters[1], f.parameters[0]), f.width);
    }
}

// Zero with probability parameter 0 / 2^31, scaled by parameter 1 otherwise.
void dropout(Frame f) {
    on_lanes(f, [&]<AnyLane V>(V) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const bool dropped = random_bits(*f.state, i) < f.parameters[0];
            const V scaled = V::of(f.in[0]->words[i]) * lane_parameter<V>(f, 1);
            f.out[0]->words[i] = dropped ? 0 : sfpu_store(scaled.word, f.width);
        }
    });
}

// Down or up to bf16 with the odds of the part cut.
void stochastic_round(Frame f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const Word x = f.in[0]->words[i];
        const Word noise = random_bits(*f.state, i) & 0xFFFF;
        const bool finite = exponent_of(x) != 255 && !is_zero(x);
        f.out[0]->words[i] = sfpu_store(finite ? (x + noise) & 0xFFFF0000U : x, f.width);
    }
}

// --- Copies --------------------------------------------------------------------------------------------------------

// (a, b) in neighbouring columns becomes (-b, a).
void rotate_pairs(Frame f) {
    for (std::size_t i = 0; i < kTileElements; i += 2) {
        const Word even = f.in[0]->words[i];
        f.out[0]->words[i] = sfpu_store(f.in[0]->words[i + 1] ^ kSign, f.width);
        f.out[0]->words[i + 1] = sfpu_store(even, f.width);
    }
}

// --- First rows ----------------------------------------------------------------------------------------------------

// Sums the first four rows of two tiles into the third's.
void add_top_row(Frame f) {
    const bool is_float = f.format == DataFormat::Float32;
    on_lanes(f, [&]<AnyLane V>(V) {
        for (std::size_t i = 0; i < kRowsPerLoad * kTileDim; ++i) {
            const std::size_t at = face_index(i / kTileDim, i % kTileDim);
            const Word x = f.in[0]->words[at];
            const Word y = f.in[1]->words[at];
            f.out[0]->words[at] = is_float ? sfpu_store(V(V::of(x) + V::of(y)).word, f.width) : x + y;
        }
    });
}

// --- Products along a tile (ckernel_sfpu_tiled_prod.h) ---------------------------------------------------------------

// Each lane multiplies its elements one after the other, each of which gets the product so far. The program takes one
// vector more than a face has: the next face goes on from there, after the last one comes the next tile.
void running_products(Frame f) {
    constexpr std::size_t kVectors = kTileElements / kSfpuLanes;
    constexpr std::size_t kVectorsPerFace = kVectors / 4;
    const auto address = [](std::size_t vector) {
        return vector % kVectors / 2 * kRowsPerLoad + vector % 2 * kOddColumns;
    };
    on_lanes(f, [&]<AnyLane V>(V) {
        for (std::size_t face = 0; face < 4; ++face) {
            Register product;
            product.fill(kOne);
            for (std::size_t v = face * kVectorsPerFace; v <= (face + 1) * kVectorsPerFace; ++v) {
                const std::size_t tile = v / kVectors;
                const Register x = loaded(*f.in[tile], address(v));
                for (std::size_t lane = 0; lane < x.size(); ++lane)
                    product[lane] = V(V::of(product[lane]) * V::of(x[lane])).word;
                store(*f.out[tile], address(v), product, f.width);
            }
        }
    });
}

// --- Rows to other places (ckernel_sfpu_reshuffle_rows.h) ------------------------------------------------------------

// Adds each row of the first tile to that row of the second which the table names; rows beyond a tile are left out.
// The group of four rows that holds it is stored again.
void scatter_rows(Frame f) {
    on_lanes(f, [&]<AnyLane V>(V) {
        for (std::size_t row = 0; row < kTileDim; ++row) {
            const std::size_t to = f.table[row];
            if (to >= kTileDim) continue;
            for (std::size_t column = 0; column < kTileDim; ++column) {
                for (std::size_t other = to / kRowsPerLoad * kRowsPerLoad;
                     other < (to / kRowsPerLoad + 1) * kRowsPerLoad; ++other) {
                    Word& word = f.out[0]->words[face_index(other, column)];
                    const V x = V::of(f.in[0]->words[face_index(row, column)]);
                    word = sfpu_store(other == to ? V(x + V::of(word)).word : word, f.width);
                }
            }
        }
    });
}

std::uint64_t length_of_scatter(Frame) { return kTileDim * 16; }

constexpr std::array kOperations{
    SfpuOperation{
        .name = "cumsum_tile", .init = "cumsum_tile_init", .constants = Own, .cycles = 4, .evaluate = cumulative_sum},
    SfpuOperation{
        .name = "rand_tile",
        .init = "rand_tile_init",
        .inputs = 0,
        .cycles = 17,
        .evaluate = random_values,
        .prepare = seed_lanes,
        .loads_constants = true},
    SfpuOperation{
        .name = "dropout_tile", .init = "dropout_kernel_init", .cycles = 8, .evaluate = dropout, .prepare = seed_lanes},
    SfpuOperation{
        .name = "stochastic_round_tile", .init = "rounding_op_tile_init", .cycles = 3, .evaluate = stochastic_round},
    SfpuOperation{
        .name = "alt_complex_rotate90_tile",
        .init = "alt_complex_rotate90_tile_init",
        .cycles = 3,
        .evaluate = rotate_pairs},
    SfpuOperation{
        .name = "tiled_prod_tile",
        .init = "tiled_prod_tile_init",
        .inputs = 2,
        .outputs = 2,
        .cycles = 4,
        .evaluate = running_products,
        .operands = [](Frame) { return SfpuOperands{.read = 0b11, .written = 0b11, .optional = 0b10}; }},
    SfpuOperation{
        .name = "reshuffle_rows_tile",
        .init = "reshuffle_rows_tile_init",
        .inputs = 2,
        .first_output = 1,
        .evaluate = scatter_rows,
        .length = length_of_scatter},
    SfpuOperation{
        .name = "sfpu_add_top_row",
        .init = "sfpu_add_top_row_init",
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = 1,
        .evaluate = add_top_row},
};

}  // namespace

std::span<const SfpuOperation> whole_tile_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
