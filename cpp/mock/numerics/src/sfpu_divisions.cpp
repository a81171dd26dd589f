// Quotients, remainders and rounding to integers as the vector unit's programs compute them.
#include <array>

#include "sfpu_program_parts.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

bool approximates(Frame f) { return (f.setup & 1) != 0; }

template <AnyLane V>
V rounded_even_if_narrow(V x, Frame f) {
    return is_wide(f) ? x : V::of(round_bf16_even(x.word));
}

// --- Rounding to integers (tt-llk, ckernel_sfpu_rounding_ops.h)
// ---------------------------------------------------------------

// Clears the bits of the fraction.
template <AnyLane V>
V truncated(V x) {
    const std::int32_t e = exponent(x);
    if (e < 0) return V::of(x.word & kSign);
    return e < 23 ? V::of(x.word & ~((1U << (23 - e)) - 1)) : x;
}

template <AnyLane V>
bool has_fraction(V x, V whole) {
    return as_signed(whole.word - x.word) < 0;
}

template <AnyLane V>
V floored(V x) {
    const V whole = truncated(x);
    return is_negative(x) && has_fraction(x, whole) ? whole + V(-1.0F) : whole;
}

template <AnyLane V>
V ceiled(V x) {
    const V whole = truncated(x);
    return !is_negative(x) && has_fraction(x, whole) ? whole + V(1.0F) : whole;
}

constexpr auto kTrunc = []<AnyLane V>(V x, Frame) { return truncated(x); };
constexpr auto kFloor = []<AnyLane V>(V x, Frame) { return floored(x); };
constexpr auto kCeil = []<AnyLane V>(V x, Frame) { return ceiled(x); };
constexpr auto kFrac = []<AnyLane V>(V x, Frame) { return x - truncated(x); };

// Decimals as the table has them: 10^decimals rounded to a float, the product rounded again each time.
constexpr auto kRound = []<AnyLane V>(V x, Frame f) {
    const auto power = [](std::int32_t exponent) {
        if (exponent > 38) return V::of(kInfinity);
        return V(exponent < -45 ? 0.0F : static_cast<float>(std::pow(10.0, exponent)));
    };
    const auto decimals = as_signed(f.parameters[0]);
    V scaled = x * power(decimals);
    if (exponent(scaled) < 23) {
        const V whole = V(without_sign(scaled) + V(8388608.0F)) + V(-8388608.0F);
        scaled = with_sign_of(whole, scaled);
    }
    return V(power(-decimals) * scaled);
};

// --- Quotients (ckernel_sfpu_binary.h, ckernel_sfpu_rdiv.h, ckernel_sfpu_addcdiv.h)
// -----------------------------------------------

template <AnyLane V>
V normalised_reciprocal(V x) {
    if constexpr (V::kBlackhole) {
        const V y = approximate_reciprocal(x);
        const V error = mad(x, y, V(-2.0F));
        return mad(y, -error, V(-0.0F));
    } else {
        return wormhole_reciprocal_of_normalised(x);
    }
}

// Significands are divided, with one correction; exponents are put back in two steps.
template <AnyLane V>
V quotient_long(V x, V y) {
    const std::int32_t ex = biased_exponent(x);
    const std::int32_t ey = exponent(y);
    if (ex < 1 || ex >= 255 || ey < -126 || ey >= 128) {
        const bool not_a_number = magnitude_of(y.word) > kInfinity;
        if constexpr (V::kBlackhole) {
            const V scale = V::of(~y.word & 0xFF800000U);
            return V::of(not_a_number ? ~0U : 0U) - x * scale;
        } else {
            return not_a_number ? y : V(x * V::of((y.word & 0xFF800000U) ^ kInfinity));
        }
    }
    const V mx = with_exponent(x, 127);
    const V my = with_exponent(y, 127);
    const V r = normalised_reciprocal(my);
    V q = mx * r;
    q = mad(mad(q, -my, mx), r, q);
    const Word e = as_word(ex - ey + biased_exponent(q));
    const Word half = e >> 1;
    return with_exponent(q, half) * with_exponent(V(1.0F), e - half);
}

template <AnyLane V>
V quotient_short(V x, V y) {
    if (y.word != 0) return x * reciprocal(y, 2);
    return x.word == 0 ? V::of(kNan) : with_sign_of(V::of(kInfinity), x);
}

constexpr auto kQuotient = []<AnyLane V>(V x, V y, Frame f) {
    return is_wide(f) ? quotient_long(x, y) : V::of(round_bf16_even(quotient_short(x, y).word));
};

// Parameter 1 rounds towards zero (1) or down (2).
constexpr auto kReverseQuotient = []<AnyLane V>(V x, Frame f) {
    V inverse = reciprocal(x, approximates(f) ? 0 : is_wide(f) ? 2 : 1);
    if (!approximates(f)) inverse = rounded_if_narrow(inverse, f);
    const V result = inverse * lane_parameter<V>(f, 0);
    if (f.parameters[1] == 1) return truncated(result);
    return f.parameters[1] == 2 ? floored(result) : result;
};

constexpr auto kAddQuotient = []<AnyLane V>(V a, V b, V c, Frame f) {
    const V scaled = b * lane_parameter<V>(f, 0);
    return rounded_even_if_narrow(V(scaled * reciprocal(c, 2) + a), f);
};

// --- Remainders by one number and its reciprocal (ckernel_sfpu_fmod.h, ckernel_sfpu_remainder.h)
// ------------------------------------

template <AnyLane V>
struct Divisor {
    V size;
    V inverse;

    explicit Divisor(Frame f)
        : size(absolute(V::of(f.state->init_parameters[0]))), inverse(absolute(V::of(f.state->init_parameters[1]))) {}

    V whole_quotient(V v) const {
        const V quotient = v * inverse;
        const std::int32_t e = exponent(quotient);
        if (e < 0) return V(0.0F);
        return e < 23 ? V::of(quotient.word >> (23 - e) << (23 - e)) : quotient;
    }

    // What the quotient has left too much, and a remainder that is the whole divisor.
    V corrected(V v) const {
        for (int step = 0; step < 10; ++step) {
            if (v >= size) v = v - size;
        }
        return (absolute(v) - size).word == 0 ? V(0.0F) : v;
    }
};

constexpr auto kFmod = []<AnyLane V>(V x, Frame f) {
    const Divisor<V> divisor(f);
    V v = absolute(x);
    V quotient = divisor.whole_quotient(v);
    if (exponent(V(v * divisor.inverse)) < 23 && V(quotient * divisor.size) > v) quotient = quotient - V(1.0F);
    v = with_sign_of(V(v - quotient * divisor.size), x);
    if (divisor.size.word == 0) v = V::of(kNan);
    return divisor.corrected(v);
};

constexpr auto kRemainder = []<AnyLane V>(V x, Frame f) {
    const Divisor<V> divisor(f);
    const V value = V::of(f.state->init_parameters[0]);
    V v = absolute(x);
    V quotient = divisor.whole_quotient(v);
    if (quotient > V(v * divisor.inverse)) quotient = quotient - V(1.0F);
    v = v - quotient * divisor.size;
    if (is_negative(x) && v.word != 0) v = divisor.size - v;
    if (is_negative(value) && v.word != 0) v = v + value;
    v = with_sign_of(v, value);
    if (divisor.size.word == 0) v = V::of(kNan);
    return divisor.corrected(v);
};

// --- Remainders of two tiles (ckernel_sfpu_binary_fmod.h, ckernel_sfpu_binary_remainder.h)
// --------------------------------------------

// By a vector of zeros.
template <AnyLane V>
bool below_zero(V x) {
    return compared(x, V(0.0F)) < 0;
}
template <AnyLane V>
bool above_zero(V x) {
    return compared(x, V(0.0F)) > 0;
}
template <AnyLane V>
bool is_equal_to_zero(V x) {
    return compared(x, V(0.0F)) == 0;
}

constexpr auto kBinaryFmod = []<AnyLane V>(V a, V b, Frame f) {
    const V size = absolute(b);
    V result = a - truncated(V(a * reciprocal(b, 2))) * b;
    if (absolute(result) >= size) result = below_zero(result) ? result + size : result - size;
    if (!below_zero(a)) {
        if (below_zero(result)) result = result + size;
    } else if (above_zero(result)) {
        result = result - size;
    }
    if (a == b) result = V(0.0F);
    if (is_equal_to_zero(b)) result = V::of(kNan);
    return rounded_if_narrow(result, f);
};

constexpr auto kBinaryRemainder = []<AnyLane V>(V a, V b, Frame f) {
    V result = a - floored(V(a * reciprocal(b, 2))) * b;
    if (!is_equal_to_zero(result) && ((result.word ^ b.word) & kSign) != 0) result = result + b;
    if (above_zero(b) && above_zero(a)) {
        const V rest = result - b;
        if (!below_zero(rest)) result = rest;
    }
    if (below_zero(b) && below_zero(a)) {
        const V rest = result - b;
        if (!above_zero(rest)) result = rest;
    }
    if (is_equal_to_zero(b)) result = V::of(kNan);
    return rounded_if_narrow(result, f);
};

// --- Arc tangent of a quotient (ckernel_sfpu_atan2.h)
// ------------------------------------------------------------------------------------

template <AnyLane V>
V arc_tangent_series(V s, bool wide) {
    if (!wide) return polynomial(s, -0x1.54p-2F, 0x1.668p-3F, -0x1.de8p-5F);
    return polynomial(
        s, -0x1.555558p-2F, 0x1.99938ap-3F, -0x1.24p-3F, 0x1.bd4p-4F, -0x1.48cp-4F, 0x1.93p-5F, -0x1.4bcp-6F,
        0x1.01cp-8F);
}

constexpr auto kArcTangent2 = []<AnyLane V>(V y, V x, Frame f) {
    const V half_pi(0x1.921fb6p+0F);
    const bool wide = is_wide(f);
    const V x_size = without_sign(x);
    const V low = smaller(x_size, without_sign(y));
    const V high = larger(x_size, without_sign(y));
    if (high.word > kInfinity) return V::of(kNan);
    const V a = low * reciprocal(high, !wide || approximates(f) ? 0 : 2);
    const V s = a * a;
    V r = V(arc_tangent_series(s, wide) * s) * a + a;
    if (low.word >= x_size.word) {
        r = half_pi - r;
        if (low.word >= high.word) r = high.word == 0 ? V(0.0F) : scaled(half_pi, -1);
    }
    if (is_negative(x)) r = scaled(half_pi, 1) - r;
    return with_sign_of(rounded_if_narrow(r, f), y);
};

template <auto Function>
constexpr SfpuOperation rounding(std::string_view name, std::uint16_t cycles) {
    return {.name = name, .init = "rounding_op_tile_init", .cycles = cycles, .evaluate = program1<Function>};
}

constexpr std::array kOperations{
    rounding<kFloor>("floor_tile", 8),
    rounding<kCeil>("ceil_tile", 8),
    rounding<kTrunc>("trunc_tile", 6),
    rounding<kFrac>("frac_tile", 8),
    rounding<kRound>("round_tile", 9),
    unary_row<kReverseQuotient>("rdiv_tile", "rdiv_tile_init", 16),
    unary_row<kFmod>("fmod_tile", "fmod_tile_init", 60),
    unary_row<kRemainder>("remainder_tile", "remainder_tile_init", 60),
    binary_row<kQuotient>("div_binary_tile", "div_binary_tile_init", 20),
    binary_row<kBinaryFmod>("fmod_binary_tile", "fmod_binary_tile_init", 60),
    binary_row<kBinaryRemainder>("remainder_binary_tile", "remainder_binary_tile_init", 60),
    binary_row<kArcTangent2>("atan2_binary_tile", "atan2_binary_tile_init", 40),
    SfpuOperation{
        .name = "addcdiv_tile",
        .init = "addcdiv_tile_init",
        .constants = Own,
        .inputs = 3,
        .first_output = 3,
        .cycles = 24,
        .evaluate = program3<kAddQuotient>},
};

}  // namespace

std::span<const SfpuOperation> division_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
