#include "tilemetal/numerics/sfpu.hpp"

#include <algorithm>
#include <bit>

#include "sfpu_bits.hpp"

namespace tilemetal::numerics {
namespace {

// The lost bits survive as bit 0, but only while anything is left of the value.
constexpr std::uint64_t shift_right_sticky(std::uint64_t value, std::int32_t distance) {
    if (distance >= 32) return 0;
    const std::uint64_t kept = value >> distance;
    const bool lost = (value & ((std::uint64_t{1} << distance) - 1)) != 0;
    return kept != 0 && lost ? kept | 1 : kept;
}

// A NaN has these bits; more come from the computation, which goes on as if the operands were numbers.
constexpr std::uint32_t kNanStart = 0x7F800001;

constexpr std::int32_t order_key(std::uint32_t word) {
    return static_cast<std::int32_t>((word & kSign) != 0 ? word ^ ~kSign : word);
}

// Any operand with exponent 255, or a product beyond the range: an infinity, or the start of a NaN.
std::uint32_t special_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    const std::uint32_t product_sign = (x ^ y) & kSign;
    const bool product_invalid =
        is_nan(x) || is_nan(y) || (is_infinite(x) && exponent_of(y) == 0) || (is_infinite(y) && exponent_of(x) == 0);
    const bool product_infinite = is_infinite(x) || is_infinite(y) || exponent_of(x) + exponent_of(y) - 127 >= 255;
    const bool cancels = is_infinite(z) && product_infinite && (z & kSign) != product_sign;
    if (product_invalid || cancels) return product_sign | kNanStart;
    if (is_nan(z)) return (z & kSign) | kNanStart;
    if (is_infinite(z)) return z;
    return product_sign | kInfinity;
}

}  // namespace

std::uint32_t sfpu_mad(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    std::int32_t product_exponent = exponent_of(x) + exponent_of(y) - 127;
    std::uint32_t nan = 0;
    if (exponent_of(x) == 255 || exponent_of(y) == 255 || exponent_of(z) == 255 || product_exponent >= 255) {
        const std::uint32_t special = special_mad(x, y, z);
        if (!is_nan(special)) return special;
        nan = special;
        product_exponent = std::min(product_exponent, 255);
    }
    std::uint64_t full = significand_of(x) * significand_of(y) * 8;
    if (full == 0 || product_exponent < 0) {
        if (nan == 0) return exponent_of(z) == 0 ? 0 : z;
        full = 0;
        product_exponent = 0;
    }

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
    if (sum == 0) return nan;

    const std::int32_t excess = 37 - std::countl_zero(sum);  // bit 26 is the leading one
    const std::int32_t exponent = std::max(product_exponent, exponent_of(z)) + excess;
    if (excess > 0)
        sum = sum >> excess | (sum & 1);  // a shift by two loses the middle bit
    else
        sum <<= -excess;
    if (exponent >= 255) return nan != 0 ? nan : sign | kInfinity;
    if (exponent < 0) return nan;
    const std::uint64_t rounded = (sum + 3 + ((sum >> 3) & 1)) >> 3;  // to nearest even on three bits
    const std::uint32_t magnitude =
        (static_cast<std::uint32_t>(exponent) << 23) + static_cast<std::uint32_t>(rounded) - 0x800000U;
    if (magnitude >> 23 == 0) return nan;
    return (nan != 0 ? nan : sign) | magnitude;
}

std::uint32_t sfpu_max(std::uint32_t x, std::uint32_t y) { return order_key(x) >= order_key(y) ? x : y; }
std::uint32_t sfpu_min(std::uint32_t x, std::uint32_t y) { return order_key(x) <= order_key(y) ? x : y; }

std::uint32_t sfpu_store(std::uint32_t value, DstWidth width) {
    if (width == DstWidth::Fp16) {
        const std::int32_t exponent = exponent_of(value) - 112;
        if (exponent <= 0) return value & kSign;
        return exponent > 31 ? (value & kSign) | 0x47FFE000U : value & 0xFFFFE000U;
    }
    const std::uint32_t flushed = exponent_of(value) == 0 ? value & kSign : value;
    return width == DstWidth::Bits32 ? flushed : flushed & 0xFFFF0000U;
}

}  // namespace tilemetal::numerics
