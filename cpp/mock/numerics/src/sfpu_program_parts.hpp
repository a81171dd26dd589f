#pragma once

#include "sfpu_lane.hpp"

// Parts that several programs of the vector unit share. Each names the public header whose steps it follows
// (tt-metal, tt_metal/hw/ckernels/<architecture>/metal/llk_api/llk_sfpu).
namespace tilemetal::numerics::sfpu {

// --- Reciprocals (ckernel_sfpu_recip.h) -----------------------------------------------------------------------------

// The quadratic estimate of 1 / significand that Wormhole's Newton steps start from.
struct ReciprocalEstimate {
    float k0;
    float k1;
    float k2;
};
inline constexpr ReciprocalEstimate kReciprocal{0.3232325017F, 1.4545459747F, 2.1212124825F};
inline constexpr ReciprocalEstimate kNarrowReciprocal{0.3213340044F, 1.4514148235F, 2.1200883389F};

// At least one step is made.
template <AnyLane V>
V wormhole_reciprocal(V x, int steps, ReciprocalEstimate k = kReciprocal, bool rounds = false) {
    const V nx = V::of(kSign | kOne | mantissa(x));
    V y = mad(mad(V(k.k0), nx, V(k.k1)), nx, V(k.k2));
    for (int step = 0; step < std::max(steps, 1); ++step) y = mad(y, mad(nx, y, V(1.0F)), y);
    if (rounds) y = nearest_bf16(y);
    const V scale = V::of(~x.word & 0xFF800000U) * V(0.5F);
    return with_sign_of(V(y * scale), x);
}

// Of a significand: one step, nothing to scale.
template <AnyLane V>
V wormhole_reciprocal_of_normalised(V x) {
    const V nx = V::of(x.word | kSign);
    V y = mad(mad(V(kReciprocal.k0), nx, V(kReciprocal.k1)), nx, V(kReciprocal.k2));
    y = mad(y, mad(nx, y, V(1.0F)), y);
    return with_sign_of(y, x);
}

template <AnyLane V>
V approximate_reciprocal(V x) {
    return V::of((x.word & kSign) | sfpu_approximate_reciprocal(magnitude_of(x.word)));
}

// Blackhole starts from SFPARECIP; infinities and zeros, whose error is no number, stay as they are.
template <AnyLane V>
V blackhole_reciprocal(V x, int steps) {
    V y = approximate_reciprocal(x);
    if (steps == 0) return y;
    V error = mad(x, y, V(-2.0F));
    if (!is_negative(error)) return y;
    y = mad(y, -error, V(-0.0F));
    if (steps > 1) {
        error = mad(x, y, V(-2.0F));
        y = mad(y, -error, V(-0.0F));
    }
    return y;
}

template <AnyLane V>
V reciprocal(V x, int steps) {
    if constexpr (V::kBlackhole) {
        return blackhole_reciprocal(x, steps);
    } else {
        return wormhole_reciprocal(x, steps);
    }
}

// --- Square roots by two steps towards their inverse (ckernel_sfpu_sqrt_custom.h)
// ----------------------------------------

template <AnyLane V>
V coarse_square_root(V x) {
    if (x.word == 0 || biased_exponent(x) == 255) return x;
    V y = V::of(0x5F370000U - (x.word >> 1));
    const V minus_half = x * V(-0.5F);
    for (int step = 0; step < 2; ++step) y = V(V(y * y) * minus_half + V(1.5F)) * y;
    return y * x;
}

// --- Exponentials (ckernel_sfpu_exp.h) ------------------------------------------------------------------------------

// The coefficients of 2^f by the 23 bits of the fraction f as an integer.
struct Exp2Polynomial {
    float c0;
    float c1;
    float c2;
};
inline constexpr Exp2Polynomial kExp2{1.0017248F, 7.839635491371155e-08F, 4.791750143340323e-15F};

// The integer part of a biased exponent in the upper bits, the fraction in the lower 23.
template <AnyLane V>
Word fixed_point(V biased_log2) {
    return sfpu_shift(significand(biased_log2), as_word(exponent(biased_log2)), false);
}

template <AnyLane V>
V exp2_of_fixed(Word fixed, Exp2Polynomial k = kExp2) {
    const V f = cast_to_float<V>(fixed & 0x7FFFFF);
    return with_exponent(polynomial(f, k.c0, k.c1, k.c2), fixed >> 23 & 0xFF);
}

// exp in the accuracy of bf16.
template <AnyLane V>
V exp_short(V x) {
    const V biased = clamped(x * V(1.4426950216F) + V(127.0F), 0.0F, 255.0F);
    return exp2_of_fixed<V>(fixed_point(biased));
}

// ckernel_sfpu_exp2.h
template <AnyLane V>
V exp2_short(V x) {
    return exp2_of_fixed<V>(fixed_point(clamped(x + V(127.0F), 0.0F, 255.0F)));
}

template <AnyLane V>
struct ReducedExponential {
    V value;
    V before_last;  // what NaN and infinity are made from
    std::int32_t power = 0;
};

template <AnyLane V>
ReducedExponential<V> exp_reduced(V x) {
    const Word n = nearest_int16(V(V(1.442695F) * x));
    const V j = cast_to_float<V>(n);
    V f = j * V(-6.93145752e-1F) + x;
    f = j * V(-1.42860677e-6F) + f;
    const V y = polynomial(f, 1.0F, 4.99999851e-1F, 1.66664720e-1F, 4.16695364e-2F, 8.37312452e-3F, 1.37805939e-3F);
    const auto magnitude = as_signed(magnitude_of(n));
    return {y * f + V(1.0F), y, (n & kSign) != 0 ? -magnitude : magnitude};
}

// exp in the accuracy of fp32.
template <AnyLane V>
V exp_long(V x) {
    const auto [r, before, power] = exp_reduced(x);
    const std::int32_t e = biased_exponent(r) + power;
    if constexpr (V::kBlackhole) {
        if (e >= 255) return before * V::of(kInfinity);
        return e < 1 ? V(0.0F) : with_exponent(r, as_word(e));
    } else {
        const V y = V::of(before.word - 1) * V(0.0F);
        if (e < 1) return y;
        return e < 255 ? with_exponent(r, as_word(e)) : y + V::of(kInfinity);
    }
}

// The same where no exponent can leave the range.
template <AnyLane V>
V exp_long_in_range(V x) {
    const auto reduced = exp_reduced(x);
    return with_exponent(reduced.value, as_word(biased_exponent(reduced.value) + reduced.power));
}

template <AnyLane V>
V exp_accurate(V x, bool wide) {
    return wide ? exp_long(x) : nearest_bf16(exp_short(x));
}

// x - k ln 2 with the nearest integer k, in two parts; the shorter constants of most activation functions.
template <AnyLane V>
struct CodyWaite {
    V rest;
    std::int32_t power = 0;
};
template <AnyLane V>
CodyWaite<V> reduced_by_ln2(V shifted, V x) {
    const auto k = nearest_integer(shifted);
    const V rest = k.value * V(-0.6931152343750000F) + x;
    return {k.value * V(-3.19461832987e-05F) + rest, k.number};
}

// `value` times 2^power, zero below the range.
template <AnyLane V>
V raised(V value, std::int32_t power) {
    const std::int32_t e = biased_exponent(value) + power;
    return e > 0 ? with_exponent(value, as_word(e)) : V(0.0F);
}

inline constexpr float kMagicInteger = 12582912.0F;  // 1.5 * 2^23

// --- Piecewise linear functions (SFPLUTFP32, six lines of 16-bit coefficients)
// ----------------------------------------

struct SixLines {
    std::array<float, 6> slopes;  // below 0.5, 1, 1.5, 2, 3 or 4, and above
    std::array<float, 6> intercepts;
    std::uint32_t last = 0x40400000U;  // 3.0
};

// Coefficients of 10 fraction bits, as the registers of the table hold them.
constexpr Word short_coefficient(float value) {
    const Word word = bits_of(value);
    return magnitude_of(word) == 0 ? word & kSign : (word + 0x1000) & 0xFFFFE000U;
}

template <AnyLane V>
V looked_up(V x, const SixLines& lines) {
    const Word m = magnitude_of(x.word);
    const auto above = [m](float bound) { return static_cast<std::size_t>(m >= bits_of(bound)); };
    const std::size_t i =
        above(0.5F) + above(1.0F) + above(1.5F) + above(2.0F) + static_cast<std::size_t>(m >= lines.last);
    return mad(V::of(short_coefficient(lines.slopes[i])), V::of(m), V::of(short_coefficient(lines.intercepts[i])));
}

}  // namespace tilemetal::numerics::sfpu
