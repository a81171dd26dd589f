#pragma once

#include <cstdint>

// The accumulation step shared by all FPU instructions, on one element. Branch free, so that loops over it vectorise.
// Unnamed namespace on purpose, see kernels.hpp.
namespace {

inline std::int32_t step_max(std::int32_t a, std::int32_t b) { return a > b ? a : b; }
inline std::int32_t step_min(std::int32_t a, std::int32_t b) { return a < b ? a : b; }

// Leading zeros of 1 <= v < 2^31 through the exponent of a float: the second highest bit is cleared first, so no
// rounding can carry into the next power of two. 158 for v = 0.
inline std::int32_t step_leading_zeros(std::int32_t v) {
    const auto blunted = static_cast<float>(v & ~(v >> 1));
    return 158 - static_cast<std::int32_t>(__builtin_bit_cast(std::uint32_t, blunted) >> 23);
}

// Two addends sum * 2^(exponent - 127 - 10) (|sum| < 2^15, 0 <= exponent) and DST, aligned to the largest exponent,
// added and rounded back into DST. Alignment of the addends rounds half up, of DST half away from zero.
template <bool Wide>
inline std::uint32_t step_accumulate(
    std::int32_t sum0, std::int32_t exponent0, std::int32_t sum1, std::int32_t exponent1, std::uint32_t dst) {
    const auto dst_exponent = static_cast<std::int32_t>((dst >> 23) & 0xFF);
    const std::int32_t dst_significand = dst_exponent == 0 ? 0 : static_cast<std::int32_t>((dst & 0x7FFFFF) | 0x800000);
    const std::int32_t top = step_max(step_max(exponent0, exponent1), dst_exponent);

    // (2x >> d) + 1 >> 1 is x for d = 0 and rounds half up for d >= 1; at d = 31 nothing is left.
    std::int32_t addend0 = (((sum0 * (1 << 14)) >> step_min(top - exponent0, 31)) + 1) >> 1;
    std::int32_t addend1 = (((sum1 * (1 << 14)) >> step_min(top - exponent1, 31)) + 1) >> 1;
    std::int32_t old = (((dst_significand << 1) >> step_min(top - dst_exponent, 31)) + 1) >> 1;
    if constexpr (!Wide) {  // a 16-bit DST keeps 10 fraction bits of every addend
        addend0 = (addend0 + 0x1000) & ~0x1FFF;
        addend1 = (addend1 + 0x1000) & ~0x1FFF;
        old = (old + 0x1000) & ~0x1FFF;
    }
    const std::int32_t total = addend0 + addend1 + ((dst >> 31) != 0 ? -old : old);

    const std::int32_t magnitude = total < 0 ? -total : total;
    const std::int32_t zeros = step_leading_zeros(magnitude);
    const std::uint32_t normalised = static_cast<std::uint32_t>(magnitude) << (zeros & 31);
    const std::uint32_t significand =
        Wide ? ((normalised >> 7) + 1) >> 1 : (((normalised >> 23) + 1) >> 1) << 16;  // half away, leading bit 23
    std::int32_t exponent = top + 8 - zeros;
    if constexpr (Wide) exponent += total == -1 ? 27 : 0;  // the hardware's normaliser is wrong for exactly -1
    const std::int32_t rounded_exponent = exponent + static_cast<std::int32_t>(significand >> 24);
    const std::uint32_t finite = (static_cast<std::uint32_t>(exponent) << 23) + (significand - 0x800000);
    const std::uint32_t clamped = rounded_exponent >= 255 ? 0x7F800000U : finite;
    const std::uint32_t result = clamped | (static_cast<std::uint32_t>(total) & 0x80000000U);
    return (total == 0) | (rounded_exponent <= 0) ? 0 : result;
}

// 11-bit significand of a source word; zero and denormals have none.
inline std::int32_t step_significand(std::uint32_t word) {
    return (word & 0x7F800000) == 0 ? 0 : static_cast<std::int32_t>(((word >> 13) & 0x3FF) | 0x400);
}

inline std::int32_t step_exponent(std::uint32_t word) { return static_cast<std::int32_t>((word >> 23) & 0xFF); }

inline std::int32_t slice_a(std::int32_t significand, int phase) {
    return (phase & 1) != 0 ? (significand >> 1) & 31 : significand >> 6;
}
inline std::int32_t slice_b(std::int32_t significand, int phase) {
    return (phase & 2) != 0 ? (significand & 15) << 3 : significand >> 4;
}
// Exponent offset of a phase.
inline std::int32_t phase_offset(int phase) { return -5 * (phase & 1) - 7 * (phase >> 1); }

}  // namespace
