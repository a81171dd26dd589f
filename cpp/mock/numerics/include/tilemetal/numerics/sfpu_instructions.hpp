#pragma once

#include <array>
#include <cstdint>

// Single instructions of the vector unit on one lane, as the public ISA documentation gives them. Those that
// SfpuOperation's programs use as well (multiply-add, minimum and maximum, stores) are in sfpu.hpp.
namespace tilemetal::numerics {

// SFPMAD of Blackhole: one NaN (0x7FC00000), zeros keep the signs IEEE 754 gives them.
std::uint32_t sfpu_mad_blackhole(std::uint32_t x, std::uint32_t y, std::uint32_t z);

// SFPCAST from sign and magnitude, to nearest even.
std::uint32_t sfpu_cast_to_float(std::uint32_t sign_magnitude);
// SFPCAST between two's complement and sign and magnitude (Blackhole): -2^31 and -0 stand for each other.
constexpr std::uint32_t sfpu_cast_integer(std::uint32_t word) {
    const std::uint32_t sign = word & 0x80000000U;
    return sign | (sign != 0 ? 0U - word : word);
}

// SFPSTOCHRND takes a number of 23 bits against which it compares what it discards: this one rounds to nearest, ties
// away.
inline constexpr std::uint32_t kSfpuNearest = 0x400000;
inline constexpr std::uint32_t kSfpuTowardsZero = 0x7FFFFF;

// SFPSTOCHRND to a float that keeps `mantissa_bits`: NaN becomes infinity, denormals and -0 become +0.
std::uint32_t sfpu_round_float(std::uint32_t word, int mantissa_bits, std::uint32_t threshold);
// SFPSTOCHRND to an integer as sign and magnitude; without `keep_sign` the magnitude alone.
std::uint32_t sfpu_round_integer(std::uint32_t word, std::uint32_t largest, bool keep_sign, std::uint32_t threshold);

// SFPEXMAN, SFPEXEXP, SFPSETEXP, SFPSETMAN, SFPSETSGN, SFPDIVP2
constexpr std::uint32_t sfpu_exponent(std::uint32_t word) { return word >> 23 & 0xFF; }
constexpr std::uint32_t sfpu_mantissa(std::uint32_t word, bool with_one) {
    return (word & 0x7FFFFF) | (with_one ? 0x800000U : 0U);
}
constexpr std::uint32_t sfpu_set_exponent(std::uint32_t word, std::uint32_t exponent) {
    return (word & 0x807FFFFFU) | (exponent & 0xFF) << 23;
}
constexpr std::uint32_t sfpu_set_mantissa(std::uint32_t word, std::uint32_t mantissa) {
    return (word & 0xFF800000U) | (mantissa & 0x7FFFFF);
}
constexpr std::uint32_t sfpu_set_sign(std::uint32_t word, bool negative) {
    return (word & 0x7FFFFFFFU) | (negative ? 0x80000000U : 0U);
}
constexpr std::uint32_t sfpu_add_exponent(std::uint32_t word, std::uint32_t amount) {
    return sfpu_exponent(word) == 255 ? word : sfpu_set_exponent(word, sfpu_exponent(word) + amount);
}
// SFPABS on floats leaves negative NaN alone.
constexpr std::uint32_t sfpu_abs_float(std::uint32_t word) { return word > 0xFF800000U ? word : word & 0x7FFFFFFFU; }
constexpr std::uint32_t sfpu_abs_integer(std::uint32_t word) { return (word & 0x80000000U) != 0 ? 0U - word : word; }
std::uint32_t sfpu_leading_zeros(std::uint32_t word);
// SFPSHFT: a negative amount shifts right; only the low five bits count.
std::uint32_t sfpu_shift(std::uint32_t word, std::uint32_t amount, bool arithmetic);
// SFPMUL24: half of the product of two integers of 23 bits.
constexpr std::uint32_t sfpu_multiply_23_bits(std::uint32_t a, std::uint32_t b, bool upper) {
    const std::uint64_t product = std::uint64_t{a & 0x7FFFFF} * (b & 0x7FFFFF);
    return static_cast<std::uint32_t>(upper ? product >> 23 : product & 0x7FFFFF);
}

// SFPLUT and SFPLUTFP32: coefficients of 8 and of 16 bits.
constexpr std::uint32_t sfpu_lut8(std::uint32_t byte) {
    if ((byte & 0xFF) == 0xFF) return 0;
    return (byte >> 7 & 1) << 31 | (127 - (byte >> 4 & 7)) << 23 | (byte & 0xF) << 19;
}
constexpr std::uint32_t sfpu_lut16(std::uint32_t half) {
    const std::uint32_t exponent = half >> 10 & 0x1F;
    return (half >> 15 & 1) << 31 | (exponent == 0x1F ? 0 : exponent + 112) << 23 | (half & 0x3FF) << 13;
}

// SFPARECIP (Blackhole), on magnitudes.
std::uint32_t sfpu_approximate_reciprocal(std::uint32_t magnitude);
std::uint32_t sfpu_approximate_exponential(std::uint32_t magnitude);

}  // namespace tilemetal::numerics
