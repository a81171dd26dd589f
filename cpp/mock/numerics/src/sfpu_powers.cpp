// Powers and logarithms of sums as the vector unit's programs compute them.
#include <array>

#include "sfpu_logarithms.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// --- In the accuracy of bf16 (ckernel_sfpu_unary_power.h, ckernel_sfpu_binary_pow.h)
// --------------------------------------

template <AnyLane V>
Word positive_to_integer(V x) {
    const std::int32_t e = exponent(x);
    if (e < 0) return 0;
    return e > 30 ? 0x7FFFFFFFU : sfpu_shift(significand(x), as_word(e - 23), false);
}

template <AnyLane V>
V exponent_as_float(V x) {
    const std::int32_t e = exponent(x);
    return cast_to_float<V>(e < 0 ? kSign | as_word(-e) : as_word(e));
}

// The logarithm by a cubic, the power of two by a product of two lines.
template <AnyLane V>
V power_short(V base, V power, float inverse_ln2) {
    const V series = polynomial(
        with_exponent(without_sign(base), 127), -0x1.952992p+0F, 0x2.4f5388p+0F, -0xd.e712ap-4F, 0x2.44734p-4F);
    V z = power * V(series * V(inverse_ln2) + exponent_as_float(base));
    if (z < V(-127.0F)) z = V(-127.0F);
    const Word fixed = positive_to_integer(scaled(z, 23) + V(1065353216.0F));
    const Word fraction = fixed & 0x7FFFFF;
    const V d2 = V(0.40196114e-7F) * cast_to_float<V>(0xF94EE7 + fraction);
    const V d3 = cast_to_float<V>(0x560E + fraction);
    const Word product = positive_to_integer(V(d2 * d3));
    return with_exponent(V::of(product), fixed >> 23 & 0xFF);
}

// For a negative base: the sign of an odd power, NaN for what is no integer.
template <AnyLane V>
V signed_by_parity(V y, V power) {
    const Word whole = nearest_int16(power);
    if (cast_to_float<V>(whole) != power) return V::of(kNan);
    return V::of(magnitude_of(y.word) | (whole & 1) << 31);
}

template <AnyLane V>
V unary_power_short(V base, V power) {
    V y = power_short(base, power, 1.4426950408889634F);
    if (is_negative(base)) y = signed_by_parity(y, power);
    if (absolute(base).word == 0) {
        const bool positive = float_of(power.word) >= 0.0F;
        if (!positive) y = V::of(kNan);
        if (positive && as_signed(power.word) > 0) y = V(0.0F);
    }
    return nearest_bf16(y);
}

template <AnyLane V>
V binary_power_short(V base, V power) {
    V y = power_short(base, power, 1.442695F);
    if (is_negative(base)) y = signed_by_parity(y, power);
    if (magnitude_of(base.word) == 0 && power.word != 0) y = is_negative(power) ? V::of(kNan) : V(0.0F);
    return nearest_bf16(y);
}

// --- In the accuracy of fp32
// --------------------------------------------------------------------------------------------------

// power * log2(base) in two parts.
template <AnyLane V>
struct LogarithmParts {
    V sum;
    V rest;
};

struct PowerConstants {
    float seed;
    float slope;
    float inverse_ln2;
};

template <AnyLane V>
LogarithmParts<V> scaled_logarithm(V base, V power, PowerConstants k) {
    const V a = absolute(base);
    V m = with_exponent(a, 127);
    std::int32_t e = exponent(a);
    if (m >= V(1.4142135381698608F)) {
        m = scaled(m, -1);
        ++e;
    }
    const V more = m + V(1.0F);
    V inverse = V(k.seed) - V(k.slope) * more;
    for (int step = 0; step < 3; ++step) inverse = inverse * V(V(2.0F) - more * inverse);
    const V z = V(m - V(1.0F)) * inverse;
    const V p = polynomial(
        V(z * z), 1.0F, 0.3333333333333333F, 0.2F, 0.14285714285714285F, 0.1111111111111111F, 0.09090909090909091F);
    const V log = V(2.0F) * V(z * p);
    const V whole = cast_to_float<V>(e < 0 ? kSign | as_word(-e) : as_word(e));
    const V split = power * V(4097.0F);
    const V high = split - V(split - power);
    const V low = power - high;
    const V z_high = high * whole;
    const V z_low = power * V(log * V(k.inverse_ln2)) + V(low * whole);
    const V sum = z_high + z_low;
    return {sum, z_low - V(sum - z_high)};
}

template <AnyLane V>
V unary_power_long(V base, V power) {
    auto [s, rest] = scaled_logarithm(base, power, {1.003F, 0.244F, 1.4426950408889634F});
    s = larger(s, V(-0x7e.ffff8p0F));
    const auto k = nearest_integer(s + V(kMagicInteger));
    const V fraction = V(s - k.value) + rest;
    const V r = fraction * V(-2.12194440e-4F) + V(fraction * V(0.693359375F));
    const V inner = polynomial(r, 1.0F / 6.0F, 1.0F / 24.0F, 1.0F / 120.0F, 1.0F / 720.0F, 1.0F / 5040.0F);
    // Short of registers, Wormhole's compiler adds this one in an instruction of its own.
    const V half = V::kBlackhole ? V(r * inner + V(0.5F)) : V(r * inner) + V(0.5F);
    const V p = polynomial(r, V(1.0F), V(1.0F), half);
    V y = with_exponent(p, as_word(biased_exponent(p) + k.number));
    if (s >= V(128.0F)) y = V::of(kInfinity);
    if (is_negative(base)) y = signed_by_parity(y, power);
    if (absolute(base).word == 0) {
        const bool positive = float_of(power.word) >= 0.0F;
        if (!positive) y = V::of(kNan);
        if (positive && as_signed(power.word) > 0) y = V(0.0F);
    }
    return y;
}

template <AnyLane V>
V binary_power_long(V base, V power) {
    auto [s, rest] = scaled_logarithm(base, power, {1.0F, 0.2426406871192851F, 1.442695F});
    if (s < V(-127.0F)) {
        s = V(-127.0F);
        rest = V(0.0F);
    }
    const auto k = nearest_integer(s + V(kMagicInteger));
    V y = exp_long(V(V(V(s - k.value) + rest) * V(0.693147180559945309F)));
    const std::int32_t e = biased_exponent(y) + k.number;
    y = e >= 255 ? V::of(kInfinity) : with_exponent(y, as_word(e));
    const V size = absolute(power);
    if (is_negative(base)) y = signed_by_parity(y, size);
    if (absolute(base).word == 0) {
        if (size.word != 0) y = with_sign_of(is_negative(power) ? V::of(kInfinity) : V(0.0F), y);
        if (is_nan(power.word)) y = V::of(kNan);
    }
    return y;
}

constexpr auto kPower = []<AnyLane V>(V x, Frame f) {
    const V power = lane_parameter<V>(f, 0);
    return is_wide(f) ? unary_power_long(x, power) : unary_power_short(x, power);
};

constexpr auto kBinaryPower = []<AnyLane V>(V x, V power, Frame f) {
    return is_wide(f) ? binary_power_long(x, power) : binary_power_short(x, power);
};

constexpr auto kReversePower = []<AnyLane V>(V x, Frame f) { return kBinaryPower(lane_parameter<V>(f, 0), x, f); };

// By squaring.
constexpr auto kIntegerPower = []<AnyLane V>(V x, Frame f) {
    if (f.parameters[0] == 0) return V(1.0F);
    V result = x;
    for (Word rest = f.parameters[0] - 1; rest > 0; rest >>= 1) {
        if ((rest & 1) != 0) result = result * x;
        x = x * x;
    }
    return result;
};

// --- Logarithms of sums (ckernel_sfpu_logaddexp.h, ckernel_sfpu_logaddexp2.h)
// ---------------------------------------------------

template <AnyLane V>
struct MaximumAndGap {
    V maximum;
    V gap;

    MaximumAndGap(V a, V b) : maximum(larger(a, b)), gap(absolute(a - b)) {
        if (is_nan(gap.word)) {
            maximum = a + b;
            gap = V(0.0F);
        }
    }
};

// log(1 + y) for y up to 1.
template <AnyLane V>
V short_log1p(V y) {
    const V r = polynomial(y, -0x1.f48448p-2F, 0x1.074d5ap-2F, -0x1.3402cep-4F);
    return r * V(y * y) + y;
}

constexpr auto kLogAddExp = []<AnyLane V>(V a, V b, Frame f) {
    const MaximumAndGap<V> of(a, b);
    if (is_wide(f)) return of.maximum + logarithm1p(exp_long(-of.gap), true);
    const V biased = V(-smaller(of.gap, V(88.0F)) * V(1.4426950216F) + V(127.0F));
    const V e = nearest_bf16(exp2_of_fixed<V>(fixed_point(biased)));
    return nearest_bf16(of.maximum + short_log1p(e));
};

constexpr auto kLogAddExp2 = []<AnyLane V>(V a, V b, Frame f) {
    constexpr float kLog2E = 1.442695041F;
    const MaximumAndGap<V> of(a, b);
    if (is_wide(f)) {
        const V e = exp_long(V(of.gap * V(-0.693147182F)));
        return V(logarithm1p(e, true) * V(kLog2E) + of.maximum);
    }
    const V e = nearest_bf16(exp2_short(-of.gap));
    return nearest_bf16(V(short_log1p(e) * V(kLog2E) + of.maximum));
};

// x log(y) by a cubic; the logarithm passes through DST (tt-llk, ckernel_sfpu_log.h).
constexpr auto kXLogY = []<AnyLane V>(V x, V y, Frame f) {
    if (is_negative(y) || (y - V::of(kNan)).word == 0) return V::of(kNan);
    y = V::of(sfpu_store(y.word, f.width));
    V log = V::of(kSign | kInfinity);
    if (y.word != 0) {
        const V series = polynomial(with_exponent(y, 127), -1.49277612F, 2.11263230F, -0.72910421F, 0.10968964F);
        log = exponent_as_float(y) * V(0.69314718F) + series;
    }
    return V(V::of(sfpu_store(log.word, f.width)) * x);
};

constexpr std::array kOperations{
    unary_row<kPower>("power_tile", "power_tile_init", 50),
    SfpuOperation{
        .name = "power_iterative_tile",
        .init = "power_iterative_tile_init",
        .cycles = 8,
        .evaluate = program1<kIntegerPower>},
    unary_row<kReversePower>("rpow_tile", "rpow_tile_init", 50),
    binary_row<kBinaryPower>("power_binary_tile", "power_binary_tile_init", 60),
    binary_row<kXLogY>("xlogy_binary_tile", "xlogy_binary_tile_init", 30),
    binary_row<kLogAddExp>("logaddexp_binary_tile", "logaddexp_binary_tile_init", 50),
    binary_row<kLogAddExp2>("logaddexp2_binary_tile", "logaddexp2_binary_tile_init", 50),
};

}  // namespace

std::span<const SfpuOperation> power_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
