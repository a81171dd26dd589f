#pragma once

#include <bit>
#include <cstdint>

#include "sfpu_bits.hpp"
#include "tilemetal/numerics/sfpu.hpp"
#include "tilemetal/numerics/sfpu_instructions.hpp"

// SFPMAD of one architecture, with a short way for ordinary numbers.
namespace tilemetal::numerics {

template <bool kBlackhole>
constexpr std::uint32_t mad_by_the_rule(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    return kBlackhole ? sfpu_mad_blackhole(x, y, z) : sfpu_mad(x, y, z);
}

// In double precision, where a product of two significands is exact and so is the sum of operands that were cut with a
// sticky bit as the hardware cuts them: only the last rounding is left to the conversion. Numbers whose sum could leave
// the range, or whose alignment loses everything, and sums that Wormhole shifts right by two take the rule itself.
template <bool kBlackhole>
inline std::uint32_t multiply_add(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    constexpr std::uint32_t kLowest = 64;
    constexpr std::uint32_t kSpan = 128;
    constexpr int kFractionBits = 52;
    constexpr int kGuardedBits = 26;
    constexpr std::int32_t kBias = 1023 - 127;
    const std::int32_t ex = exponent_of(x);
    const std::int32_t ey = exponent_of(y);
    const std::int32_t ez = exponent_of(z);
    const std::int32_t ep = ex + ey - 127;
    const bool ordinary = static_cast<std::uint32_t>(ex - 1) < 254 && static_cast<std::uint32_t>(ey - 1) < 254 &&
                          static_cast<std::uint32_t>(ep) - kLowest < kSpan;
    if (!ordinary) [[unlikely]]
        return mad_by_the_rule<kBlackhole>(x, y, z);
    const double product = static_cast<double>(float_of(x)) * static_cast<double>(float_of(y));
    if (z == 0) return bits_of(static_cast<float>(product));
    const std::int32_t distance = ep - ez;
    if (static_cast<std::uint32_t>(ez) - kLowest >= kSpan || static_cast<std::uint32_t>(distance + 25) > 50)
        [[unlikely]]
        return mad_by_the_rule<kBlackhole>(x, y, z);

    const auto cut = [](double value, int lost) {
        const auto word = std::bit_cast<std::uint64_t>(value);
        const std::uint64_t kept = word >> lost << lost;
        return std::bit_cast<double>(kept | static_cast<std::uint64_t>(kept != word) << lost);
    };
    const auto exponent = [](double value) {
        return static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(value) >> kFractionBits & 0x7FF) - kBias;
    };
    const int below_product = kFractionBits - kGuardedBits - (exponent(product) - ep) + (distance < 0 ? -distance : 0);
    const int below_addend = kFractionBits - kGuardedBits + (distance > 0 ? distance : 0);
    const double sum = cut(product, below_product) + cut(static_cast<double>(float_of(z)), below_addend);
    if (!kBlackhole && exponent(sum) >= (distance > 0 ? ep : ez) + 2) [[unlikely]]
        return mad_by_the_rule<kBlackhole>(x, y, z);
    return bits_of(static_cast<float>(sum));
}

// One factor is 1: IEEE addition within the range.
template <bool kBlackhole>
inline std::uint32_t add(std::uint32_t x, std::uint32_t y) {
    constexpr std::uint32_t kLowest = 64;
    constexpr std::uint32_t kSpan = 128;
    const bool ordinary = static_cast<std::uint32_t>(exponent_of(x)) - kLowest < kSpan &&
                          static_cast<std::uint32_t>(exponent_of(y)) - kLowest < kSpan;
    return ordinary ? bits_of(float_of(x) + float_of(y)) : mad_by_the_rule<kBlackhole>(x, kOne, y);
}

}  // namespace tilemetal::numerics
