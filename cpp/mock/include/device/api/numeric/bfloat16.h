#pragma once

#include <cstdint>
#include <cstring>

#include "internal/risc_attribs.h"

inline constexpr std::uint16_t NEG_INF_BFLOAT16 = 0xFF80;
inline constexpr std::uint16_t POS_INF_BFLOAT16 = 0x7F80;
inline constexpr std::uint16_t NAN_BFLOAT16 = 0x7FFF;
inline constexpr std::uint16_t BFLOAT16_SIGN_MASK = 0x8000;
inline constexpr std::uint16_t BFLOAT16_EXPONENT_MASK = 0x7F80;
inline constexpr std::uint16_t BFLOAT16_MANTISSA_MASK = 0x007F;
inline constexpr std::uint16_t BFLOAT16_MAGNITUDE_MASK = 0x7FFF;

// The two halves of a float's bits.
struct FloatBits {
    std::uint16_t high16;
    std::uint16_t low16;
    explicit FloatBits(float value) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof(bits));
        high16 = static_cast<std::uint16_t>(bits >> 16);
        low16 = static_cast<std::uint16_t>(bits);
    }
};

FORCE_INLINE float bf16_to_fp32(std::uint16_t bf16) {
    const std::uint32_t bits = std::uint32_t{bf16} << 16;
    float value = 0;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}
// Rounds to nearest, ties to even.
FORCE_INLINE std::uint16_t fp32_to_bf16(float x) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &x, sizeof(bits));
    return static_cast<std::uint16_t>((bits + 0x7FFF + ((bits >> 16) & 1U)) >> 16);
}
FORCE_INLINE std::uint16_t fp32_to_bf16_truncate(float x) { return FloatBits(x).high16; }

// Orders by sign, then by magnitude; both zeros differ.
FORCE_INLINE bool bfloat16_greater(std::uint16_t bf16_a, std::uint16_t bf16_b) {
    const bool negative = (bf16_a & BFLOAT16_SIGN_MASK) != 0;
    if (((bf16_a ^ bf16_b) & BFLOAT16_SIGN_MASK) != 0) {
        return !negative;
    }
    return negative ? bf16_a < bf16_b : bf16_a > bf16_b;
}
