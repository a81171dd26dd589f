#pragma once

#include <cstdint>

#include "internal/risc_attribs.h"

inline constexpr std::uint32_t NEG_INF_FLOAT32 = 0xFF800000;
inline constexpr std::uint32_t POS_INF_FLOAT32 = 0x7F800000;
inline constexpr std::uint32_t NAN_FLOAT32 = 0x7FFFFFFF;
inline constexpr std::uint32_t FLOAT32_SIGN_MASK = 0x80000000;
inline constexpr std::uint32_t FLOAT32_EXPONENT_MASK = 0x7F800000;
inline constexpr std::uint32_t FLOAT32_MANTISSA_MASK = 0x007FFFFF;
inline constexpr std::uint32_t FLOAT32_MAGNITUDE_MASK = 0x7FFFFFFF;

// As `a > b` of the floats with these bits.
FORCE_INLINE bool float32_greater(std::uint32_t f32_a, std::uint32_t f32_b) {
    float a = 0;
    float b = 0;
    __builtin_memcpy(&a, &f32_a, sizeof(a));
    __builtin_memcpy(&b, &f32_b, sizeof(b));
    return a > b;
}
