#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

// fp32 bit patterns of one lane of the vector unit.
namespace tilemetal::numerics {

inline constexpr std::uint32_t kSign = 0x80000000U;
inline constexpr std::uint32_t kInfinity = 0x7F800000U;
inline constexpr std::uint32_t kNan = 0x7FC00000U;
inline constexpr std::uint32_t kOne = 0x3F800000U;

constexpr std::uint32_t bits_of(float value) { return std::bit_cast<std::uint32_t>(value); }
constexpr float float_of(std::uint32_t word) { return std::bit_cast<float>(word); }
constexpr std::int32_t exponent_of(std::uint32_t word) { return static_cast<std::int32_t>((word >> 23) & 0xFF); }
constexpr std::uint64_t significand_of(std::uint32_t word) {
    return exponent_of(word) == 0 ? 0 : (word & 0x7FFFFF) | 0x800000;
}
constexpr std::uint32_t magnitude_of(std::uint32_t word) { return word & ~kSign; }
constexpr bool is_nan(std::uint32_t word) { return magnitude_of(word) > kInfinity; }
constexpr bool is_infinite(std::uint32_t word) { return magnitude_of(word) == kInfinity; }
// Exponent 0 counts as zero.
constexpr bool is_zero(std::uint32_t word) { return exponent_of(word) == 0; }
// Numbers in the order in which the unit sorts them: -NaN, -infinity, ..., -0, +0, ..., +infinity, +NaN.
constexpr std::int32_t total_order(std::uint32_t word) {
    return static_cast<std::int32_t>((word & kSign) != 0 ? word ^ ~kSign : word);
}
constexpr std::uint32_t flushed(std::uint32_t word) { return is_zero(word) ? word & kSign : word; }

// Half away to bf16: the nearest mode of the rounding instruction.
constexpr std::uint32_t round_bf16_half_away(std::uint32_t word) {
    if (exponent_of(word) == 0) return 0;
    if (exponent_of(word) == 255) return word & 0xFF800000U;
    return (word + 0x8000) & 0xFFFF0000U;
}

// Half to even, as programs do it with integer instructions.
constexpr std::uint32_t round_bf16_even(std::uint32_t word) {
    return (word + 0x7FFF + ((word >> 16) & 1)) & 0xFFFF0000U;
}

// Magnitude to an integer of `bits` bits, half away, saturating; the sign is dropped.
constexpr std::uint32_t rounded_magnitude(std::uint32_t word, int bits) {
    const std::uint32_t largest = (1U << bits) - 1;
    const std::int32_t exponent = exponent_of(word);
    if (exponent < 126) return 0;
    if (exponent >= 127 + 16) return largest;
    const auto doubled = static_cast<std::uint32_t>(significand_of(word) >> (23 - (exponent - 126)));
    return std::min((doubled + 1) >> 1, largest);
}

}  // namespace tilemetal::numerics
