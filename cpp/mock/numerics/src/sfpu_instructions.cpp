#include "tilemetal/numerics/sfpu_instructions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "sfpu_bits.hpp"

namespace tilemetal::numerics {
namespace {

constexpr std::uint32_t shifted_with_sticky(std::uint32_t value, std::int32_t distance) {
    if (distance >= 32) return 0;
    const std::uint32_t kept = value >> distance;
    return kept != 0 && kept << distance != value ? kept | 1 : kept;
}

std::uint32_t special_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    const std::uint32_t product_sign = (x ^ y) & kSign;
    const bool invalid =
        is_nan(x) || is_nan(y) || (is_infinite(x) && exponent_of(y) == 0) || (is_infinite(y) && exponent_of(x) == 0);
    const bool cancels = is_infinite(z) && (is_infinite(x) || is_infinite(y)) && (z & kSign) != product_sign;
    if (invalid || is_nan(z) || cancels) return kNan;
    return is_infinite(z) ? z : product_sign | kInfinity;
}

}  // namespace

std::uint32_t sfpu_mad_blackhole(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    const std::int32_t product_exponent = exponent_of(x) + exponent_of(y) - 127;
    if (exponent_of(x) == 255 || exponent_of(y) == 255 || exponent_of(z) == 255 || product_exponent >= 255)
        return special_mad(x, y, z);
    const std::uint32_t product_sign = (x ^ y) & kSign;
    const std::uint32_t addend_sign = z & kSign;
    const std::uint64_t full = significand_of(x) * significand_of(y) * 8;
    if (full == 0 || product_exponent < 0) return exponent_of(z) == 0 ? addend_sign & product_sign : z;

    auto product = static_cast<std::uint32_t>(full >> 23) | static_cast<std::uint32_t>((full & 0x7FFFFF) != 0);
    auto addend = static_cast<std::uint32_t>(significand_of(z)) * 8;
    const std::int32_t distance = product_exponent - exponent_of(z);
    if (distance >= 0)
        addend = shifted_with_sticky(addend, distance);
    else
        product = shifted_with_sticky(product, -distance);
    std::uint32_t sum = product + addend;
    std::uint32_t sign = product_sign;
    if (product_sign != addend_sign) {
        sum = product >= addend ? product - addend : addend - product;
        sign = product >= addend ? product_sign : addend_sign;
    }
    if (sum == 0) return addend_sign & product_sign;

    std::int32_t excess = 5 - std::countl_zero(sum);  // bit 26 is the leading one
    std::int32_t exponent = std::max(product_exponent, exponent_of(z)) + excess;
    if (exponent >= 255) return sign | kInfinity;
    if (exponent <= 0) {
        excess += 1;
        exponent = 0;
    }
    if (excess > 0)
        sum = sum >> excess | static_cast<std::uint32_t>((sum & (static_cast<std::uint32_t>(excess) | 1)) != 0);
    else
        sum <<= -excess;
    std::uint32_t magnitude = (static_cast<std::uint32_t>(exponent) << 23) + (sum >> 3 & 0x7FFFFF);
    magnitude += static_cast<std::uint32_t>((sum & 7) + (magnitude & 1) > 4);
    return magnitude >> 23 == 0 ? sign : sign | magnitude;
}

std::uint32_t sfpu_cast_to_float(std::uint32_t sign_magnitude) {
    return (sign_magnitude & kSign) | bits_of(static_cast<float>(magnitude_of(sign_magnitude)));
}

std::uint32_t sfpu_round_float(std::uint32_t word, int mantissa_bits, std::uint32_t threshold) {
    if (exponent_of(word) == 0) return 0;
    if (exponent_of(word) == 255) return word & 0xFF800000U;
    const int lost = 23 - mantissa_bits;
    const std::uint32_t discarded = word & ((1U << lost) - 1);
    const std::uint32_t kept = word - discarded;
    return discarded >= threshold >> mantissa_bits ? kept + (1U << lost) : kept;
}

std::uint32_t sfpu_round_integer(std::uint32_t word, std::uint32_t largest, bool keep_sign, std::uint32_t threshold) {
    const std::uint32_t sign = keep_sign ? word & kSign : 0;
    const std::int32_t exponent = exponent_of(word) - 127;
    if (exponent < -1) return 0;
    if (exponent >= 16) return sign | largest;
    const std::uint64_t significand = 0x800000U | (word & 0x7FFFFF);
    const std::uint64_t fixed = exponent >= 0 ? significand << exponent : significand >> -exponent;
    const std::uint64_t magnitude = (fixed >> 23) + static_cast<std::uint64_t>((fixed & 0x7FFFFF) >= threshold);
    const auto bounded = static_cast<std::uint32_t>(std::min<std::uint64_t>(magnitude, largest));
    return bounded == 0 ? 0 : sign | bounded;
}

std::uint32_t sfpu_leading_zeros(std::uint32_t word) { return static_cast<std::uint32_t>(std::countl_zero(word)); }

std::uint32_t sfpu_shift(std::uint32_t word, std::uint32_t amount, bool arithmetic) {
    if (static_cast<std::int32_t>(amount) >= 0) return word << (amount & 31);
    const std::uint32_t distance = (0U - amount) & 31;
    return arithmetic ? static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> distance) : word >> distance;
}

// The table holds 2/m for the middle of each of 128 intervals of the significand m, rounded to 8 bits.
std::uint32_t sfpu_approximate_reciprocal(std::uint32_t magnitude) {
    if (magnitude < 0x00800000) return kInfinity;
    if (magnitude >= 0x7E800000) return 0;
    const double middle = 128.5 + static_cast<double>(magnitude >> 16 & 0x7F);
    const auto mantissa = static_cast<std::uint32_t>(std::lround(32768.0 / middle)) - 128;
    return (253 - (magnitude >> 23)) << 23 | mantissa << 16;
}

// The table holds the exponential of x cut to bf16, cut to bf16; the low bits of x stay beside it.
std::uint32_t sfpu_approximate_exponential(std::uint32_t magnitude) {
    const std::uint32_t low = magnitude & 0xFFFF;
    if (magnitude < 0x00800000) return kOne;
    if (magnitude < 0x3C800000) return 0x3F810000U | low;
    if (magnitude >= 0x40000000) return 0x40800000U | low;
    const auto value = static_cast<float>(std::exp(static_cast<double>(float_of(magnitude & 0xFFFF0000U))));
    return (bits_of(value) & 0xFFFF0000U) | low;
}

}  // namespace tilemetal::numerics
