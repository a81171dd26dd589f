// Operations that look beyond a lane's own element: sums along a tile, random numbers.
#include <array>
#include <functional>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// Running sums down the columns; parameter 0 says whether the tile starts new ones.
void cumulative_sum(Frame f) {
    auto& carry = f.state->carry;
    if (f.parameters[0] != 0) carry.fill(0);
    for (std::size_t row = 0; row < kTileDim; ++row) {
        for (std::size_t column = 0; column < kTileDim; ++column) {
            const std::size_t at = face_index(row, column);
            carry[column] = sfpu_mad(kOne, carry[column], f.in[0]->words[at]);
            f.out[0]->words[at] = sfpu_store(carry[column], f.width);
        }
    }
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
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const bool dropped = random_bits(*f.state, i) < f.parameters[0];
        f.out[0]->words[i] = dropped ? 0 : sfpu_store(sfpu_mad(f.in[0]->words[i], f.parameters[1], 0), f.width);
    }
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

// --- Reductions ----------------------------------------------------------------------------------------------------

enum class Pool : std::uint8_t { Sum, Avg, Max, Min };

double reduced(Pool pool, double x, double y) {
    if (pool == Pool::Max) return std::max(x, y);
    return pool == Pool::Min ? std::min(x, y) : x + y;
}

double element(Word word, Frame f) {
    if (f.format == DataFormat::Int32) return as_signed(word);
    if (f.format == DataFormat::UInt32 || is_short(f)) return load_integer(word, f);
    return value_of(word);
}

// An integer average rounds towards zero.
Word reduced_word(double value, Frame f) {
    if (f.format == DataFormat::Int32 || f.format == DataFormat::UInt32 || is_short(f)) {
        return stored_integer(static_cast<Word>(static_cast<std::int64_t>(value)), f);
    }
    return rounded(value, f.width);
}

// setup: pool. Parameter 0: 0 down the columns into row 0, 1 along the rows into column 0; the rest keeps its content.
void reduce(Frame f) {
    const auto pool = static_cast<Pool>(f.setup & 3);
    const bool rows = f.parameters[0] != 0;
    const DstTile in = *f.in[0];
    *f.out[0] = in;
    for (std::size_t lane = 0; lane < kTileDim; ++lane) {
        const auto at = [&](std::size_t k) { return rows ? face_index(lane, k) : face_index(k, lane); };
        double result = element(in.words[at(0)], f);
        for (std::size_t k = 1; k < kTileDim; ++k) result = reduced(pool, result, element(in.words[at(k)], f));
        if (pool == Pool::Avg) result /= kTileDim;
        f.out[0]->words[at(0)] = reduced_word(result, f);
    }
}

// Sums (setup 0) the first rows of two tiles into the third's.
void add_top_row(Frame f) {
    const bool is_float = f.format == DataFormat::Float32;
    for (std::size_t column = 0; column < kTileDim; ++column) {
        const std::size_t at = face_index(0, column);
        const Word x = f.in[0]->words[at];
        const Word y = f.in[1]->words[at];
        f.out[0]->words[at] = is_float ? sfpu_store(sfpu_mad(kOne, x, y), f.width) : x + y;
    }
}

// --- Quantization --------------------------------------------------------------------------------------------------

// To 8-bit integers, half away: two's complement of 32 bits, bytes without sign (of the magnitude), or bytes in two's
// complement, for which the zero point is 128 higher while rounding.
Word quantized(Word scaled, DataFormat target) {
    if (target == DataFormat::UInt8) return rounded_magnitude(scaled, 8);
    if (target == DataFormat::Int8) return rounded_magnitude(sfpu_max(scaled, 0), 8) ^ 0x80;
    const auto magnitude = static_cast<std::int32_t>(rounded_magnitude(scaled, 7));
    return as_word((scaled & kSign) != 0 ? -magnitude : magnitude);
}

Word zero_point(Frame f) { return f.state->init_parameters[0]; }
Word as_float(Word word) { return bits_of(static_cast<float>(as_signed(word))); }
DataFormat quantized_format(Frame f) { return static_cast<DataFormat>(f.state->init_parameters[1]); }

Word quantize(Word x, Word scale, Frame f) {
    const DataFormat target = quantized_format(f);
    const Word offset = target == DataFormat::Int8 ? sfpu_mad(kOne, zero_point(f), bits_of(128.0F)) : zero_point(f);
    return quantized(sfpu_mad(x, scale, offset), target);
}
Word requantize(Word x, Word scale, Frame f) { return quantize(as_float(x), scale, f); }
Word dequantize(Word x, Word scale, Frame f) { return sfpu_mad(sfpu_mad(as_float(x), kOne, zero_point(f)), scale, 0); }

template <auto Function>
constexpr SfpuOperation quantization(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = Function};
}

constexpr std::array kOperations{
    SfpuOperation{
        .name = "cumsum_tile", .init = "cumsum_tile_init", .constants = Own, .cycles = 4, .evaluate = cumulative_sum},
    SfpuOperation{
        .name = "rand_tile",
        .init = "rand_tile_init",
        .constants = Own,
        .inputs = 0,
        .cycles = 17,
        .evaluate = random_values,
        .prepare = seed_lanes},
    SfpuOperation{
        .name = "dropout_tile", .init = "dropout_kernel_init", .cycles = 8, .evaluate = dropout, .prepare = seed_lanes},
    SfpuOperation{
        .name = "stochastic_round_tile", .init = "rounding_op_tile_init", .cycles = 3, .evaluate = stochastic_round},
    SfpuOperation{
        .name = "alt_complex_rotate90_tile",
        .init = "alt_complex_rotate90_tile_init",
        .cycles = 3,
        .evaluate = rotate_pairs},
    SfpuOperation{.name = "sfpu_reduce", .init = "sfpu_reduce_init", .constants = Own, .cycles = 6, .evaluate = reduce},
    SfpuOperation{
        .name = "sfpu_add_top_row",
        .init = "sfpu_add_top_row_init",
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = 1,
        .evaluate = add_top_row},
    quantization<integer2<quantize>>("quant_tile", "quant_tile_init", 6),
    quantization<integer2<quantize>>("quant_int8_tile", "quant_int8_tile_init", 10),
    quantization<integer2<requantize>>("requant_tile", "requant_tile_init", 7),
    quantization<integer2<requantize>>("requant_int8_tile", "requant_int8_tile_init", 11),
    quantization<raw2<dequantize>>("dequant_tile", "dequant_tile_init", 8),
};

}  // namespace

std::span<const SfpuOperation> whole_tile_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
