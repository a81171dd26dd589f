// Sigmoid, hyperbolic tangent, GELU and what is made from them, as the vector unit's programs compute them.
#include <array>

#include "sfpu_program_parts.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

bool approximates(Frame f) { return (f.setup & 1) != 0; }

// --- Sigmoid (ckernel_sfpu_sigmoid.h, ckernel_sfpu_sigmoid_appx.h)
// ------------------------------------------------------

template <AnyLane V>
V sigmoid(V x, bool wide) {
    const V e = wide ? exp_long(-x) : exp_short(-x);
    return reciprocal(V(V(1.0F) + e), wide ? 2 : 1);
}

template <AnyLane V>
V sigmoid_by_lines(V x) {
    const Word m = magnitude_of(x.word);
    const V line = m < kOne          ? mad(V(0.2265625F), V::of(m), V(0.0F))
                   : m < 0x40000000U ? mad(V(0.265625F), V::of(m), V(-0.046875F))
                                     : mad(V(0.0F), V::of(m), V(0.5F));
    return with_sign_of(line, x) + V(0.5F);
}

constexpr auto kSigmoid = []<AnyLane V>(V x, Frame f) {
    return approximates(f) ? sigmoid_by_lines(x) : rounded_if_narrow(sigmoid(x, is_wide(f)), f);
};

// ckernel_sfpu_silu.h
constexpr auto kSilu = []<AnyLane V>(V x, Frame f) { return rounded_if_narrow(V(x * sigmoid(x, is_wide(f))), f); };

// --- Hyperbolic tangent (ckernel_sfpu_tanh.h)
// ---------------------------------------------------------------------------

constexpr SixLines kTanhLines{
    {0.96191406F, 0.57617188F, 0.28710938F, 0.0964355469F, 0.0390625F, 0.0F},
    {0.0F, 0.192871094F, 0.48193359F, 0.76806641F, 0.8828125F, 1.0F}};

// From expm1(|2x|) / 2 and its quotient with itself plus one.
template <AnyLane V>
V tanh_long(V x) {
    const Word i = sfpu_round_integer(V(x * V(2.0F * 1.442695F)).word, 255, false, kSfpuNearest);
    const V doubled = without_sign(x + x);
    const V fr = cast_to_float<V>(i) * V(-0.6931471805599453F) + doubled;
    V r = polynomial(fr, 0.5F, 1.666667163e-1F, 4.166680202e-2F, 8.331298828e-3F, 1.393318176e-3F, 1.974105835e-04F);
    r = r * V(fr * fr) + fr;
    const V scale = with_exponent(V(0.0F), i + 126);
    const V x0 = r * scale + V(scale - V(0.5F));
    const V x1 = x0 + V(1.0F);
    V y = V::of(doubled.word - 1) * V(0.0F) + V(1.0F);
    if (i < 61) {
        // A negated reciprocal on Wormhole, whose sign cancels below.
        V inverse;
        V t;
        V divisor = x1;
        if constexpr (V::kBlackhole) {
            inverse = approximate_reciprocal(x1);
            divisor = -x1;
            t = divisor * inverse + V(1.0F);
        } else {
            inverse = V::of(0xFEF30000U - x1.word);
            t = x1 * inverse + V(1.0F);
            t = t * t + t;
        }
        inverse = inverse * t + inverse;
        const V quotient = x0 * inverse;
        t = divisor * quotient + x0;
        y = biased_exponent(x) >= 115 ? V(t * inverse + quotient) : x;
    }
    return with_sign_of(y, x);
}

template <AnyLane V>
V tanh_short(V x) {
    const V a = absolute(x);
    const V r =
        V(a * polynomial(
                  a, 0.999004364013671875F, 3.0897438526153564453125e-2F, -0.4890659749507904052734375F,
                  0.281917631626129150390625F, -6.6649019718170166015625e-2F, 5.876733921468257904052734375e-3F));
    return with_sign_of(smaller(r, V(1.0F)), x);
}

constexpr auto kTanh = []<AnyLane V>(V x, Frame f) {
    if (approximates(f)) return with_sign_of(looked_up(x, kTanhLines), x);
    return is_wide(f) ? tanh_long(x) : nearest_bf16(tanh_short(x));
};

// ckernel_sfpu_softcap.h (Blackhole); parameters: the cap and its reciprocal
constexpr auto kSoftcap = []<AnyLane V>(V x, Frame f) {
    return rounded_if_narrow(V(tanh_short(V(x * lane_parameter<V>(f, 1))) * lane_parameter<V>(f, 0)), f);
};

// --- Gated units of Blackhole (ckernel_sfpu_situ_glu.h, ckernel_sfpu_clamped_silu_glu.h)
// -----------------------

template <AnyLane V>
V soft_capped(V x, float cap) {
    return tanh_short(V(x * V(1.0F / cap))) * V(cap);
}

constexpr auto kSituGlu = []<AnyLane V>(V gate, V up, Frame f) {
    const V gated = soft_capped(gate, 4.0F) * sigmoid(gate, is_wide(f));
    return rounded_if_narrow(V(gated * soft_capped(up, 25.0F)), f);
};

constexpr auto kClampedSiluGlu = []<AnyLane V>(V gate, V up, Frame f) {
    constexpr float kLimit = 10.0F;
    const V g = smaller(gate, V(kLimit));
    return rounded_if_narrow(V(V(g * sigmoid(g, is_wide(f))) * clamped(up, -kLimit, kLimit)), f);
};

// --- Derivative of the hyperbolic tangent (ckernel_sfpu_tanh_derivative.h)
// ----------------------------------------------

template <AnyLane V>
V wormhole_tanh_derivative(V x) {
    const V a = absolute(x);
    if (a < V(3.0F)) {
        const V t = V(a * a) * V(2.0F / 9.0F) + V(-1.0F);
        return polynomial(
            t, 5.58971869398334972323e-02F, -1.15151201975556879975e-01F, 1.41578556434459129632e-01F,
            -1.40162303416289407698e-01F, 1.47692044971667296727e-01F, -1.43049915574319674860e-01F,
            3.59505515570256450886e-02F, 5.00465512420113917136e-02F, 6.00316523798012785518e-02F,
            -1.46346136132160548060e-01F, 6.33840343077387569082e-02F);
    }
    if (!(a < V(45.0F))) return V(0.0F);
    const V t = a * V(-2.0F) + V(1.3862943611198906F);
    const auto [r, power] = reduced_by_ln2(V(t * V(1.4426950408889634F) + V(kMagicInteger)), t);
    return raised(polynomial(r, 1.0F, 1.0F, 0.5F, 0.166666667F, 0.0416666667F), power);
}

// With e = 4 exp(-2|x|): e / (1 + e / 4)^2 in two parts.
template <AnyLane V>
V blackhole_tanh_derivative(V x) {
    const V a = without_sign(x);
    if (!(a < V(45.0F))) return V(0.0F);
    const V t = a * V(-2.0F);
    const auto [r, power] = reduced_by_ln2(V(t * V(1.4426950408889634F) + V(kMagicInteger)), t);
    const V e = raised(
        polynomial(r, 1.0F, 1.0F, 4.99999851e-1F, 1.66664720e-1F, 4.16695364e-2F, 8.37312452e-3F, 1.37805939e-3F),
        power + 2);
    const V q = e * V(0.0625F) + V(0.5F);
    const V q_low = e * V(0.0625F) + V(V(0.5F) - q);
    const V divisor = e * q + V(1.0F);
    const V divisor_low = e * q_low + V(e * q + V(V(1.0F) - divisor));
    V y = approximate_reciprocal(divisor);
    for (int step = 0; step < 2; ++step) y = y * V(-divisor * y + V(1.0F)) + y;
    const V quotient = e * y;
    V rest = -quotient * divisor + e;
    rest = -quotient * divisor_low + rest;
    return rest * y + quotient;
}

constexpr auto kTanhDerivative = []<AnyLane V>(V x, Frame f) {
    if constexpr (V::kBlackhole) {
        return rounded_if_narrow(blackhole_tanh_derivative(x), f);
    } else {
        return rounded_if_narrow(wormhole_tanh_derivative(x), f);
    }
};

// --- GELU (ckernel_sfpu_gelu.h)
// -----------------------------------------------------------------------------------------

constexpr SixLines gelu_lines(float third_intercept) {
    return {
        {0.1928F, 0.4939F, 0.6188F, 0.6099F, 0.5402F, 0.5F},
        {-0.00010443F, -0.1604F, third_intercept, -0.2635F, -0.1194F, 0.0F}};
}
constexpr SixLines kWormholeGeluLines = gelu_lines(-0.2796F);
constexpr SixLines kBlackholeGeluLines = gelu_lines(-0.2795F);

template <AnyLane V>
V gelu_by_lines(V x) {
    return V(0.5F) * x + looked_up(x, V::kBlackhole ? kBlackholeGeluLines : kWormholeGeluLines);
}

// Below -3.125 a tail exp(-x^2 / 2) * P(x), rounded to a grid; in the middle the distribution's odd series.
template <AnyLane V>
V gelu_short(V x) {
    if (!(x > V(-5.54259443F))) return V(0.0F);
    if (x >= V(-3.125F)) {
        if (x >= V(2.78125F)) return x;
        const V odd = polynomial(
            V(x * x), 3.9894227818e-01F, -6.6361041488e-02F, 9.7720050615e-03F, -1.0717806322e-03F, 8.1812159812e-05F,
            -3.8082057209e-06F, 7.9821413868e-08F);
        return x * V(x * odd + V(0.5F));
    }
    const V log2 = V(x * x) * V(-0.72134752044F) + V(127.0F);
    const V density = exp2_of_fixed<V>(fixed_point(log2));
    const V correction = polynomial(x, 3.0369991064e-01F, 9.5413386822e-02F, 1.3809983619e-02F, 7.5950479368e-04F);
    const V grid(0.375F);
    return x * V(V(density * correction + grid) - grid);
}

// x (1 + erf(x / sqrt 2)) / 2, erf as a quotient of polynomials.
template <AnyLane V>
V gelu_long(V x) {
    if (!(x > V(-5.54259443F))) return x - x;
    const V s = smaller(V(x * V(0.7071067811865475F)), V(10.0F));
    const V square = s * s;
    const V numerator =
        V(s * polynomial(
                  square, 1.1283791065e+00F, 2.1477432549e-01F, 6.2133435160e-02F, 5.6230435148e-03F, 6.1307044234e-04F,
                  1.7678321456e-05F, 2.7384647439e-08F, -2.8632063387e-10F));
    const V denominator = polynomial(
        square, 1.0F, 5.2367275953e-01F, 1.2961706519e-01F, 1.9642570987e-02F, 1.9545555115e-03F, 1.3179056987e-04F,
        1.3156344494e-06F, -3.5153888689e-09F, -6.7350725691e-12F);
    const V erf = clamped(V(numerator * reciprocal(denominator, 2)), -1.0F, 1.0F);
    if (erf == V(-1.0F)) return x * V(0x1p-25F);
    return x * V(V(0.5F) * erf + V(0.5F));
}

constexpr auto kGelu = []<AnyLane V>(V x, Frame f) {
    if (approximates(f)) return gelu_by_lines(x);
    return is_wide(f) ? gelu_long(x) : nearest_bf16(gelu_short(x));
};

template <AnyLane V>
V gelu_tanh_fast(V x) {
    const V square = x * x;
    V log2;
    if constexpr (V::kBlackhole) {
        log2 = x * V(square * V(-1.0294324160e-01F) + V(-2.3022081852e+00F)) + V(127.0F);
    } else {
        const V q = x * V(V(0.044715F) * square + V(1.0F));
        log2 = q * V(-2.3022081981F) + V(127.0F);
    }
    const Word fixed = fixed_point(clamped(log2, 0.0F, 254.0F));
    const V fraction = cast_to_float<V>(fixed & 0x7FFFFF);
    V e;
    V inverse;
    if constexpr (V::kBlackhole) {
        e = polynomial(fraction, 1.0F, 8.2622300113e-08F, 3.4278135885e-15F, 8.8508325543e-23F, 2.7117093617e-30F);
    } else {
        e = polynomial(
            fraction, 1.0000025517e+00F, 8.2612558619e-08F, 3.4310902370e-15F, 8.8111597259e-23F, 2.7332817452e-30F);
    }
    const V divisor = with_exponent(e, fixed >> 23 & 0xFF) + V(1.0F);
    if constexpr (V::kBlackhole) {
        inverse = approximate_reciprocal(divisor);
        for (int step = 0; step < 2; ++step) inverse = inverse * V(V(2.0F) - divisor * inverse);
    } else {
        inverse = reciprocal(divisor, 2);
    }
    return x * inverse;
}

constexpr auto kGeluTanh = []<AnyLane V>(V x, Frame f) {
    if (approximates(f)) return rounded_if_narrow(gelu_tanh_fast(x), f);
    const V q = x * V(V(0.044715F) * V(x * x) + V(1.0F));
    const V t = tanh_long(V(V(0.7978845608028654F) * q));
    const V half = V(0.5F) * x;
    return rounded_if_narrow(V(half * t + half), f);
};

// x exp(t) for t = -x^2 / 2; zero below the range.
template <AnyLane V>
V times_exponential(V x, V t) {
    const auto [r, power] = reduced_by_ln2(V(t * V(1.4426950408889634F) + V(kMagicInteger)), t);
    const V p = polynomial(r, 1.0F, 1.0F, 0.5F, 0.166666667F, 0.0416666667F, 0.00833333333F);
    return raised(V(x * p), power);
}

template <AnyLane V>
V gelu_derivative(V x, V square, bool above, bool wide, bool approximate) {
    if (above) return V(1.0F);
    if (x >= V(-3.0F)) {
        const V h = polynomial(
            square, 7.9788309336e-01F, -2.6593554020e-01F, 5.9766173363e-02F, -9.4142099842e-03F, 1.1061388068e-03F,
            -9.7448595625e-05F, 6.0921474869e-06F, -2.3764030743e-07F, 4.2734988881e-09F);
        return x * h + V(0.5F);
    }
    if (!(x > V(-13.375F))) return V(0.0F);
    const V density = V(times_exponential(x, V(square * V(-0.5F))) * V(0.3989422804014327F));
    if (approximate) return density;
    const V inverse = reciprocal(square, wide ? 2 : 1);
    return density * V(inverse * inverse + V(V(1.0F) - inverse));
}

constexpr auto kGeluDerivative = []<AnyLane V>(V x, Frame f) {
    const bool wide = is_wide(f);
    const V limit(3.1719F);
    if (V::kBlackhole && wide) {
        const V flushed = mad(x, V(1.0F), V(0.0F));
        const bool above = mad(x, V(-1.0F), V(0.0F)) <= -limit;
        return gelu_derivative(flushed, V(flushed * flushed), above, wide, approximates(f));
    }
    const V square = x * x;
    if (wide && as_signed(square.word) > as_signed(kInfinity)) return x;
    return rounded_if_narrow(gelu_derivative(x, square, x >= limit, wide, approximates(f)), f);
};

// --- Mish (ckernel_sfpu_mish.h)
// -----------------------------------------------------------------------------------------

constexpr auto kMish = []<AnyLane V>(V x, Frame f) {
    const bool wide = is_wide(f);
    if (!(x < V(8.0F))) return rounded_if_narrow(x, f);
    const V u = approximates(f) ? rounded_if_narrow(exp_short(x), f) : exp_accurate(x, wide);
    const V more = u + V(1.0F);
    const V denominator = more * more + V(1.0F);
    const V inverse = reciprocal(denominator, approximates(f) ? 0 : wide ? 2 : 1);
    V factor;
    if (V::kBlackhole && !is_negative(x)) {
        factor = V(1.0F) - V(2.0F) * inverse;
    } else {
        factor = V(u * V(u + V(2.0F))) * inverse;
    }
    return rounded_if_narrow(V(x * factor), f);
};

// --- Quotients and differences
// ------------------------------------------------------------------------------------------

// ckernel_sfpu_softsign.h
constexpr auto kSoftsign = []<AnyLane V>(V x, Frame f) {
    return V(x * reciprocal(V(absolute(x) + V(1.0F)), approximates(f) ? 0 : 2));
};

// ckernel_sfpu_tanhshrink.h: x - tanh(x)
constexpr auto kTanhShrink = []<AnyLane V>(V x, Frame f) {
    const bool wide = is_wide(f);
    const V a = without_sign(x);
    if (a > V(1.0F)) {
        if (!wide) {
            const V p = polynomial(a, 6.1829000893e-02F, 1.0561303143e+00F, -4.0859283753e-01F, 5.3348409333e-02F);
            return nearest_bf16(x - with_sign_of(smaller(p, V(1.0F)), x));
        }
        const V e = exp_long_in_range(V(V(-2.0F) * smaller(a, V(9.0F))));
        const V tanh = V(2.0F) * reciprocal(V(V(1.0F) + e), 2) - V(1.0F);
        return with_sign_of(a - tanh, x);
    }
    const V u = x * x;
    const V q = wide ? polynomial(
                           u, 3.3333331347e-01F, -1.3333128393e-01F, 5.3934831172e-02F, -2.1660288796e-02F,
                           8.2192532718e-03F, -2.5107525289e-03F, 4.2079269770e-04F)
                     : polynomial(u, 3.3329936862e-01F, -1.3223160803e-01F, 4.8076551408e-02F, -1.0762925260e-02F);
    return rounded_if_narrow(V(V(x * u) * q), f);
};

constexpr std::array kOperations{
    unary_row<kSigmoid>("sigmoid_tile", "sigmoid_tile_init", 20),
    unary_row<kSilu>("silu_tile", "silu_tile_init", 24),
    unary_row<kTanh>("tanh_tile", "tanh_tile_init", 20),
    SfpuOperation{.name = "softcap_tile", .init = "softcap_tile_init", .cycles = 24, .evaluate = program1<kSoftcap>},
    unary_row<kTanhDerivative>("tanh_derivative_tile", "tanh_derivative_tile_init", 30),
    unary_row<kTanhShrink>("tanhshrink_tile", "tanhshrink_tile_init", 30),
    unary_row<kGelu>("gelu_tile", "gelu_tile_init", 24),
    unary_row<kGeluTanh>("gelu_tanh_tile", "gelu_tanh_tile_init", 24),
    unary_row<kGeluDerivative>("gelu_derivative_tile", "gelu_derivative_tile_init", 40),
    unary_row<kMish>("mish_tile", "mish_tile_init", 40),
    unary_row<kSoftsign>("softsign_tile", "softsign_tile_init", 16),
    binary_row<kSituGlu>("situ_glu_tile", "situ_glu_tile_init", 60),
    binary_row<kClampedSiluGlu>("clamped_silu_glu_tile", "clamped_silu_glu_tile_init", 34),
};

}  // namespace

std::span<const SfpuOperation> sigmoid_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
