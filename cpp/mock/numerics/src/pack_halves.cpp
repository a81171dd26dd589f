#include "pack_halves.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "block_elements.hpp"

namespace tilemetal::numerics {
namespace {

constexpr std::uint32_t kLargestHalf = 0x7FFF;

// fp32 pattern of a half without denormals -> Float16 pattern.
std::uint32_t half_pattern(std::uint32_t word) {
    const std::uint32_t sign = word >> 16 & 0x8000;
    const std::uint32_t magnitude = word & 0x7FFFFFFF;
    return magnitude == 0 ? sign : sign | (magnitude - (112U << 23)) >> 13;
}

double value_of_half(std::uint32_t half) {
    const auto exponent = static_cast<int>(half >> 10 & 31);
    const double magnitude = exponent == 0 ? 0.0 : std::ldexp(1024.0 + (half & 0x3FF), exponent - 25);
    return (half & 0x8000) != 0 ? -magnitude : magnitude;
}

// L1 accumulation: exact sum, to nearest even. Sums beyond the exponents of Float16 saturate on either side, those with
// the exponent of denormals become zero; large numbers that cancel saturate, too.
std::uint32_t accumulated_half(std::uint32_t old, std::uint32_t value) {
    const double sum = value_of_half(old) + value_of_half(value);
    if (sum == 0) {
        const bool cancelled = (value & 0x7C00) != 0 && (old >> 10 & 31) >= 30;
        return cancelled ? kLargestHalf : std::signbit(sum) ? 0x8000U : 0U;
    }
    const auto bits = std::bit_cast<std::uint64_t>(sum);
    const auto sign = static_cast<std::uint32_t>(bits >> 63) << 15;
    const auto fraction = bits & ((std::uint64_t{1} << 52) - 1);
    const std::uint64_t rounded = (fraction + (std::uint64_t{1} << 41) - 1 + ((fraction >> 42) & 1)) >> 42;
    const auto exponent = static_cast<std::int32_t>(bits >> 52 & 0x7FF) - 1023 + 15;
    if (exponent == 0) return sign;
    if (exponent < 0 || exponent > 31) return sign | kLargestHalf;
    const auto pattern = (static_cast<std::uint32_t>(exponent) << 10) + static_cast<std::uint32_t>(rounded);
    return sign | std::min(pattern, kLargestHalf);
}

// Float16 pattern -> sign, exponent and seven fraction bits. Unless precise, the seventh is rounded away first, half
// away; a carry beyond the largest exponent, which is not documented, stays at the largest number.
std::uint32_t block_source(std::uint32_t half, bool precise) {
    std::uint32_t cut = (half & 0x7FFF) >> 3;
    if (!precise) cut = std::min((cut + 1) & ~1U, 0xFFFU & ~1U);
    return (half & 0x8000) | cut;
}

}  // namespace

std::uint32_t half_threshold(std::uint16_t half) {
    const std::uint32_t magnitude = half & 0x7FFFU;
    return (magnitude & 0x7C00U) == 0 ? 0 : (magnitude << 13) + (112U << 23);
}

void pack_halves(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config, Rectify rectify) {
    std::array<std::uint16_t, kTileElements> halves;
    if (config.l1_accumulate) std::memcpy(halves.data(), l1.data(), sizeof halves);
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const std::uint32_t value = half_pattern(rectify(half_from_dst(dst.words[i]), config));
        halves[i] = static_cast<std::uint16_t>(config.l1_accumulate ? accumulated_half(halves[i], value) : value);
    }
    std::memcpy(l1.data(), halves.data(), sizeof halves);
}

void pack_half_blocks(std::span<std::byte> l1, const DstTile& dst, const PackConfig& config, Rectify rectify) {
    TileWords halves;
    for (std::size_t i = 0; i < kTileElements; ++i)
        halves[i] = block_source(half_pattern(rectify(half_from_dst(dst.words[i]), config)), config.bfp_pack_precise);
    write_blocks(l1, halves, config.output == DataFormat::Bfp8 ? 8 : config.output == DataFormat::Bfp4 ? 4 : 2);
}

}  // namespace tilemetal::numerics
