#pragma once

#include "sfpu_program_parts.hpp"

// Natural logarithms (ckernel_sfpu_log.h and ckernel_sfpu_log1p.h of tt-metal): the exponent above 0.75 as an integer,
// and a series in what is left around 1.
namespace tilemetal::numerics::sfpu {

inline constexpr float kLn2Of23Bits = 0.693147182F * 1.19209290e-7F;

template <AnyLane V>
V log_series(V m, bool wide) {
    if (!wide) return V(V(V(-0.25F) * m + V(0x1.744p-2F)) * m + V(-0x1.008p-1F));
    return polynomial(
        m, -0.5F, 0x1.555572p-2F, -0x1.00001ap-2F, 0x1.998p-3F, -0x1.55p-3F, 0x1.274p-3F, -0x1.0c4p-3F, 0x1.b84p-4F,
        -0x1.92cp-5F);
}

// The exponent's bits where they are, as a float.
template <AnyLane V>
V exponent_bits_as_float(Word e) {
    return with_sign_of(cast_to_float<V>(sfpu_abs_integer(e)), V::of(e));
}

template <AnyLane V>
struct LogarithmBase {
    V scale;
    bool is_two;
};

template <AnyLane V>
V logarithm(V a, bool wide, bool keeps_denormals, const LogarithmBase<V>* base = nullptr) {
    if (!keeps_denormals) a = a * V(1.0F) + V(0.0F);
    if (is_negative(a)) return V::of(kNan);
    const Word e = (a.word - V(0.75F).word) & 0xFF800000U;
    const V m = V::of(a.word - e) - V(1.0F);
    const V r = log_series(m, wide) * V(m * m) + m;
    const V exponent = exponent_bits_as_float<V>(e);
    V result;
    if (base != nullptr && base->is_two) {
        result = exponent * V(1.19209290e-7F) + r * base->scale;
    } else {
        result = exponent * V(kLn2Of23Bits) + r;
        if (base != nullptr) result = result * base->scale;
    }
    // Zero has an exponent of 255 when one is taken off.
    const V halved = scaled(a, -1);
    return biased_exponent(halved) == 255 ? V(result * halved) : result;
}

template <AnyLane V>
V logarithm1p(V a, bool wide) {
    const V u = a + V(1.0F);
    if (is_negative(u)) return V::of(kNan);
    if (as_signed(u.word) >= as_signed(kInfinity)) return u;
    const Word e = (u.word - V(0.75F).word) & 0xFF800000U;
    const V s = V::of(V(-4.0F).word - e);
    const V m = V::of(a.word - e) + mad(V(-0.25F), s, V(-1.0F));
    const V r = log_series(m, wide) * V(m * m) + m;
    return exponent_bits_as_float<V>(e) * V(kLn2Of23Bits) + r;
}

}  // namespace tilemetal::numerics::sfpu
