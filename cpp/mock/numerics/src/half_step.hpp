#pragma once

#include <cstdint>

#include "fpu_step.hpp"
#include "tilemetal/numerics/tile.hpp"

// step_accumulate() for Float16 operands, whose words are fp32 patterns. Exponents here are those of Float16 with a
// 16-bit DST and those of fp32 with a 32-bit one. Unnamed namespace like fpu_step.hpp.
namespace {

using tilemetal::numerics::DstWidth;

inline constexpr std::int32_t kHalfRebias = 112;
// Exponent of a product without a factor in front of a 32-bit DST: that of two exponents 0.
inline constexpr std::int32_t kNoProduct = 97;

// Bias that the sum of two Float16 exponents is to lose.
constexpr std::int32_t product_bias(DstWidth width) { return width == DstWidth::Bits32 ? kNoProduct : -15; }

// Exponent of Float16, 0 for zeros and denormals.
inline std::int32_t half_exponent(std::uint32_t word) {
    return (word & 0x7F800000) == 0 ? 0 : step_exponent(word) - kHalfRebias;
}

// Two addends into a 16-bit DST: 10 fraction bits of each survive, the sum is rounded to 11 bits.
inline std::uint32_t accumulate_half(
    std::int32_t sum0, std::int32_t exponent0, std::int32_t sum1, std::int32_t exponent1, std::uint32_t dst) {
    const std::int32_t dst_exponent = half_exponent(dst);
    const std::int32_t dst_significand = dst_exponent == 0 ? 0 : static_cast<std::int32_t>((dst & 0x7FFFFF) | 0x800000);
    const std::int32_t top = step_max(step_max(exponent0, exponent1), dst_exponent);
    const auto aligned = [&](std::int32_t addend, std::int32_t exponent) {
        const std::int32_t half_up = (((addend * 2) >> step_min(top - exponent, 31)) + 1) >> 1;
        return (half_up + 0x1000) >> 13;
    };
    const std::int32_t old = aligned(dst_significand, dst_exponent);
    const std::int32_t total =
        aligned(sum0 * (1 << 13), exponent0) + aligned(sum1 * (1 << 13), exponent1) + ((dst >> 31) != 0 ? -old : old);
    if (total == 0) return 0;
    const std::int32_t magnitude = total < 0 ? -total : total;
    const std::int32_t excess = 21 - step_leading_zeros(magnitude);  // bits beyond 11
    std::int32_t significand =
        excess > 0 ? (magnitude + (1 << (excess - 1))) >> excess : magnitude << -excess;  // half away from zero
    std::int32_t exponent = top + excess;
    if (significand == 1 << 11) {
        significand >>= 1;
        ++exponent;
    }
    if (exponent <= 0) return 0;
    const std::uint32_t number =
        exponent >= 32 ? 0x47FFE000U
                       : static_cast<std::uint32_t>((exponent + kHalfRebias) << 23 | ((significand & 0x3FF) << 13));
    return number | (total < 0 ? 0x80000000U : 0U);
}

inline std::uint32_t accumulate_products(
    std::int32_t sum0, std::int32_t exponent0, std::int32_t sum1, std::int32_t exponent1, std::uint32_t dst,
    DstWidth width) {
    return width == DstWidth::Bits32 ? step_accumulate<true>(sum0, exponent0, sum1, exponent1, dst)
                                     : accumulate_half(sum0, exponent0, sum1, exponent1, dst);
}

}  // namespace
