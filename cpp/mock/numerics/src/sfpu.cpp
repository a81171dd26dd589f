#include "tilemetal/numerics/sfpu.hpp"

#include <algorithm>
#include <bit>

namespace tilemetal::numerics {
namespace {

constexpr std::uint32_t kSign = 0x80000000U;
constexpr std::uint32_t kInfinity = 0x7F800000U;
constexpr std::uint32_t kOne = 0x3F800000U;

constexpr std::uint32_t bits_of(float value) { return std::bit_cast<std::uint32_t>(value); }
constexpr std::int32_t exponent_of(std::uint32_t word) { return static_cast<std::int32_t>((word >> 23) & 0xFF); }
constexpr std::uint64_t significand_of(std::uint32_t word) {
    return exponent_of(word) == 0 ? 0 : (word & 0x7FFFFF) | 0x800000;
}
constexpr bool is_nan(std::uint32_t word) { return (word & ~kSign) > kInfinity; }
constexpr bool is_infinite(std::uint32_t word) { return (word & ~kSign) == kInfinity; }

// The lost bits survive as bit 0, but only while anything is left of the value.
constexpr std::uint64_t shift_right_sticky(std::uint64_t value, std::int32_t distance) {
    if (distance >= 32) return 0;
    const std::uint64_t kept = value >> distance;
    const bool lost = (value & ((std::uint64_t{1} << distance) - 1)) != 0;
    return kept != 0 && lost ? kept | 1 : kept;
}

constexpr std::int32_t order_key(std::uint32_t word) {
    return static_cast<std::int32_t>((word & kSign) != 0 ? word ^ ~kSign : word);
}

// Any operand with exponent 255, or a product beyond the range.
std::uint32_t special_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    const std::uint32_t product_sign = (x ^ y) & kSign;
    const bool product_invalid =
        is_nan(x) || is_nan(y) || (is_infinite(x) && exponent_of(y) == 0) || (is_infinite(y) && exponent_of(x) == 0);
    const bool product_infinite =
        is_infinite(x) || is_infinite(y) ||
        (significand_of(x) != 0 && significand_of(y) != 0 && exponent_of(x) + exponent_of(y) - 127 >= 255);
    const bool cancels = is_infinite(z) && product_infinite && (z & kSign) != product_sign;
    if (product_invalid || cancels) return product_sign | 0x7F800001U;
    if (is_nan(z)) return (z & kSign) | 0x7F800001U;
    if (is_infinite(z)) return z;
    return product_sign | kInfinity;
}

// Half away to bf16 (the nearest mode of the rounding instruction).
std::uint32_t round_bf16_half_away(std::uint32_t word) {
    if (exponent_of(word) == 0) return 0;
    if (exponent_of(word) == 255) return word & 0xFF800000U;
    return (word + 0x8000) & 0xFFFF0000U;
}

std::uint32_t round_bf16_even(std::uint32_t word) { return (word + 0x7FFF + ((word >> 16) & 1)) & 0xFFFF0000U; }

// Magnitude to a 16-bit integer, half away, saturating; the sign is dropped.
std::uint32_t magnitude_u16(std::uint32_t word) {
    const std::int32_t exponent = exponent_of(word);
    if (exponent < 126) return 0;
    if (exponent >= 127 + 16) return 65535;
    const auto doubled = static_cast<std::uint32_t>(significand_of(word) >> (23 - (exponent - 126)));
    return std::min<std::uint32_t>((doubled + 1) >> 1, 65535);
}

// Shift by the amount modulo 32; negative amounts shift right.
constexpr std::uint32_t logical_shift(std::uint32_t value, std::int32_t amount) {
    return amount >= 0 ? value << (amount & 31) : value >> (-amount & 31);
}

std::uint32_t exp_approx_lane(std::uint32_t x) {
    const std::uint32_t clamped = sfpu_max(x, bits_of(-88.5F));
    return magnitude_u16(sfpu_mad(0x43B8AA3BU, clamped, 0x46FDE9A3U)) << 15;
}

std::uint32_t exp_lane_bits16(std::uint32_t x) {
    // 2^(x / ln 2) with the biased exponent in the integer part of z and a polynomial in its fraction.
    std::uint32_t z = sfpu_mad(x, 0x3FB8AA3BU, bits_of(127.0F));
    z = sfpu_min(sfpu_max(z, 0), bits_of(255.0F));
    const std::uint32_t fixed = logical_shift((z & 0x7FFFFF) | 0x800000, exponent_of(z) - 127);
    const std::uint32_t fraction = bits_of(static_cast<float>(fixed & 0x7FFFFF));
    std::uint32_t t = sfpu_mad(fraction, bits_of(4.791750143e-15F), bits_of(7.839635491e-08F));
    t = sfpu_mad(t, fraction, 0x3F804000U);
    t = (t & 0x807FFFFFU) | (fixed >> 23 & 0xFF) << 23;
    return round_bf16_half_away(t);
}

template <class Lane>
void each_lane(DstTile& dst, DstWidth width, Lane lane) {
    for (std::uint32_t& word : dst.words) word = sfpu_store(lane(word), width);
}

template <class Lane>
void each_pair(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width, Lane lane) {
    for (std::size_t i = 0; i < kTileElements; ++i) out.words[i] = sfpu_store(lane(a.words[i], b.words[i]), width);
}

}  // namespace

std::uint32_t sfpu_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    const std::int32_t product_exponent = exponent_of(x) + exponent_of(y) - 127;
    if (exponent_of(x) == 255 || exponent_of(y) == 255 || exponent_of(z) == 255 || product_exponent >= 255)
        return special_mad(x, y, z);
    const std::uint64_t full = significand_of(x) * significand_of(y) * 8;
    if (full == 0 || product_exponent < 0) return exponent_of(z) == 0 ? 0 : z;

    // Three guard bits; the product keeps one sticky bit below them.
    std::uint64_t product = full >> 23 | static_cast<std::uint64_t>((full & 0x7FFFFF) != 0);
    std::uint64_t addend = significand_of(z) * 8;
    const std::int32_t distance = product_exponent - exponent_of(z);
    if (distance >= 0)
        addend = shift_right_sticky(addend, distance);
    else
        product = shift_right_sticky(product, -distance);
    const std::uint32_t product_sign = (x ^ y) & kSign;
    const std::uint32_t addend_sign = z & kSign;
    std::uint64_t sum = product + addend;
    std::uint32_t sign = product_sign;
    if (product_sign != addend_sign) {
        sum = product >= addend ? product - addend : addend - product;
        sign = product >= addend ? product_sign : addend_sign;
    }
    if (sum == 0) return 0;

    const std::int32_t excess = 37 - std::countl_zero(sum);  // bit 26 is the leading one
    const std::int32_t exponent = std::max(product_exponent, exponent_of(z)) + excess;
    if (excess > 0)
        sum = sum >> excess | (sum & 1);  // a shift by two loses the middle bit
    else
        sum <<= -excess;
    if (exponent >= 255) return sign | kInfinity;
    if (exponent < 0) return 0;
    const std::uint64_t rounded = (sum + 3 + ((sum >> 3) & 1)) >> 3;  // to nearest even on three bits
    const std::uint32_t magnitude =
        (static_cast<std::uint32_t>(exponent) << 23) + static_cast<std::uint32_t>(rounded) - 0x800000U;
    return magnitude >> 23 == 0 ? 0 : sign | magnitude;
}

std::uint32_t sfpu_max(std::uint32_t x, std::uint32_t y) { return order_key(x) >= order_key(y) ? x : y; }
std::uint32_t sfpu_min(std::uint32_t x, std::uint32_t y) { return order_key(x) <= order_key(y) ? x : y; }

std::uint32_t sfpu_store(std::uint32_t value, DstWidth width) {
    const std::uint32_t flushed = exponent_of(value) == 0 ? value & kSign : value;
    return width == DstWidth::Bits32 ? flushed : flushed & 0xFFFF0000U;
}

void add_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width) {
    each_pair(out, a, b, width, [](std::uint32_t x, std::uint32_t y) { return sfpu_mad(kOne, x, y); });
}

void sub_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width) {
    each_pair(out, a, b, width, [](std::uint32_t x, std::uint32_t y) { return sfpu_mad(kOne, x, y ^ kSign); });
}

void mul_binary_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width) {
    if (width == DstWidth::Bits32) {
        each_pair(out, a, b, width, [](std::uint32_t x, std::uint32_t y) { return sfpu_mad(x, y, 0); });
        return;
    }
    each_pair(out, a, b, width, [](std::uint32_t x, std::uint32_t y) {
        if ((x & ~kSign) == 0 || (y & ~kSign) == 0) return 0U;
        return round_bf16_even(sfpu_mad(x, y, 0));
    });
}

void binary_max_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width) {
    each_pair(out, a, b, width, sfpu_max);
}

void binary_min_tile(DstTile& out, const DstTile& a, const DstTile& b, DstWidth width) {
    each_pair(out, a, b, width, sfpu_min);
}

void add_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width) {
    each_lane(dst, width, [=](std::uint32_t x) { return sfpu_mad(kOne, x, scalar_bits); });
}

void sub_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width) {
    each_lane(dst, width, [=](std::uint32_t x) { return sfpu_mad(kOne, x, scalar_bits ^ kSign); });
}

void mul_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width) {
    each_lane(dst, width, [=](std::uint32_t x) { return sfpu_mad(x, scalar_bits, 0); });
}

void rsub_unary_tile(DstTile& dst, std::uint32_t scalar_bits, DstWidth width) {
    each_lane(dst, width, [=](std::uint32_t x) { return sfpu_mad(kOne, scalar_bits, x ^ kSign); });
}

void fill_tile(DstTile& dst, std::uint32_t value_bits, DstWidth width) {
    dst.words.fill(sfpu_store(value_bits, width));
}

void negative_tile(DstTile& dst, DstWidth width) {
    each_lane(dst, width, [](std::uint32_t x) { return x ^ kSign; });
}

void abs_tile(DstTile& dst, DstWidth width) {
    each_lane(dst, width, [](std::uint32_t x) { return x > 0xFF800000U ? x : x & ~kSign; });
}

void relu_tile(DstTile& dst, DstWidth width) {
    each_lane(dst, width, [](std::uint32_t x) { return sfpu_max(x, 0); });
}

void exp_approx_tile(DstTile& dst, DstWidth width) { each_lane(dst, width, exp_approx_lane); }

void exp_tile_bits16(DstTile& dst) { each_lane(dst, DstWidth::Bits16, exp_lane_bits16); }

}  // namespace tilemetal::numerics
