#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "sfpu_bits.hpp"
#include "tilemetal/numerics/sfpu.hpp"

// From a function of one lane to an operation on tiles.
namespace tilemetal::numerics::sfpu {

using Word = std::uint32_t;

inline constexpr double kInfinite = std::numeric_limits<double>::infinity();
inline constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// Stores as they are: a 16-bit DST cuts. `Function(x [, y [, z]], frame)` works on bit patterns.
template <auto Function>
void raw1(const SfpuFrame& f) {
    const auto& x = f.in[0]->words;
    for (std::size_t i = 0; i < kTileElements; ++i) f.out[0]->words[i] = sfpu_store(Function(x[i], f), f.width);
}

template <auto Function>
void raw2(const SfpuFrame& f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = sfpu_store(Function(f.in[0]->words[i], f.in[1]->words[i], f), f.width);
    }
}

template <auto Function>
void raw3(const SfpuFrame& f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = sfpu_store(Function(f.in[0]->words[i], f.in[1]->words[i], f.in[2]->words[i], f), f.width);
    }
}

// A result in double precision as programs store it: rounded once to what DST holds. NaN is the default NaN.
inline Word rounded(double value, DstWidth width) {
    const auto single = static_cast<float>(value);
    if (std::isnan(single)) return kNan;
    const Word word = flushed(bits_of(single));
    return width == DstWidth::Bits32 || is_infinite(word) ? word : round_bf16_even(word);
}

inline double value_of(Word word) { return static_cast<double>(float_of(flushed(word))); }

// `Function(x [, y [, z]], frame)` on doubles.
template <auto Function>
void exact1(const SfpuFrame& f) {
    raw1<[](Word x, const SfpuFrame& frame) { return rounded(Function(value_of(x), frame), frame.width); }>(f);
}

template <auto Function>
void exact2(const SfpuFrame& f) {
    raw2<[](Word x, Word y, const SfpuFrame& frame) {
        return rounded(Function(value_of(x), value_of(y), frame), frame.width);
    }>(f);
}

template <auto Function>
void exact3(const SfpuFrame& f) {
    raw3<[](Word x, Word y, Word z, const SfpuFrame& frame) {
        return rounded(Function(value_of(x), value_of(y), value_of(z), frame), frame.width);
    }>(f);
}

inline double parameter(const SfpuFrame& frame, std::size_t index) { return value_of(frame.parameters[index]); }

// Integers lie in DST as two's complement of the full width, 16-bit ones in the low half of a 32-bit DST word and
// as the whole of a 16-bit one.
inline bool is_short(const SfpuFrame& frame) { return frame.format == DataFormat::UInt16; }

inline Word load_integer(Word word, const SfpuFrame& frame) {
    if (!is_short(frame)) return word;
    return frame.width == DstWidth::Bits32 ? word & 0xFFFF : word >> 16;
}

inline Word stored_integer(Word value, const SfpuFrame& frame) {
    if (!is_short(frame)) return value;
    return frame.width == DstWidth::Bits32 ? value & 0xFFFF : value << 16;
}

template <auto Function>
void integer1(const SfpuFrame& f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = stored_integer(Function(load_integer(f.in[0]->words[i], f), f), f);
    }
}

template <auto Function>
void integer2(const SfpuFrame& f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const Word y = load_integer(f.in[1]->words[i], f);
        f.out[0]->words[i] = stored_integer(Function(load_integer(f.in[0]->words[i], f), y, f), f);
    }
}

constexpr std::int32_t as_signed(Word word) { return static_cast<std::int32_t>(word); }
constexpr Word as_word(std::int32_t value) { return static_cast<Word>(value); }

// One part of the table each.
std::span<const SfpuOperation> arithmetic_operations();
std::span<const SfpuOperation> comparison_operations();
std::span<const SfpuOperation> root_operations();
std::span<const SfpuOperation> exponential_operations();
std::span<const SfpuOperation> sigmoid_operations();
std::span<const SfpuOperation> unit_operations();
std::span<const SfpuOperation> power_operations();
std::span<const SfpuOperation> division_operations();
std::span<const SfpuOperation> trigonometric_operations();
std::span<const SfpuOperation> error_function_operations();
std::span<const SfpuOperation> activation_operations();
std::span<const SfpuOperation> integer_operations();
std::span<const SfpuOperation> integer_division_operations();
std::span<const SfpuOperation> typecast_operations();
std::span<const SfpuOperation> whole_tile_operations();
std::span<const SfpuOperation> topk_operations();
std::span<const SfpuOperation> broadcast_operations();
std::span<const SfpuOperation> reduction_operations();
std::span<const SfpuOperation> quantization_operations();
std::span<const SfpuOperation> integer_sum_operations();
std::span<const SfpuOperation> pooling_operations();

}  // namespace tilemetal::numerics::sfpu
