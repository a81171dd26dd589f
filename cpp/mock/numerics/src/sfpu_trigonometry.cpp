// Trigonometric and hyperbolic functions and their inverses as the vector unit's programs compute them
// (tt-metal, ckernel_sfpu_trigonometry.h).
#include <array>

#include "sfpu_logarithms.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr float kHalfPi = 1.5707963705062866F;

// What a program writes to DST and reads again.
template <AnyLane V>
V through_dst(V x, Frame f) {
    return V::of(sfpu_store(x.word, f.width));
}

// --- Sine, cosine and tangent
// -------------------------------------------------------------------------------------------

// x + j * (the parts of a multiple of pi), the first two for sine; halved for cosine and tangent.
template <AnyLane V>
V reduced(V x, V j, float scale) {
    for (const float part : {-0x1.92p+1F, -0x1.fbp-11F, -0x1.51p-21F, -0x1.0b4612p-33F}) x = j * V(part * scale) + x;
    return x;
}

template <AnyLane V>
V sine_series(V a, Word flipped, bool wide) {
    const V s = a * a;
    a = V::of(a.word ^ flipped);
    const V series = wide ? polynomial(s, -0x1.55554cp-3F, 0x1.110edap-7F, -0x1.9f70fp-13F, 0x1.5dc908p-19F)
                          : polynomial(s, -0x1.5554a4p-3F, 0x1.10c2a2p-7F, -0x1.8b10a4p-13F);
    return series * V(a * s) + a;
}

constexpr float kInversePi = 0.31830987334251404F;

constexpr auto kSine = []<AnyLane V>(V x, Frame f) {
    const V shifted = x * V(kInversePi) + V(kMagicInteger);
    const V j = shifted - V(kMagicInteger);
    return rounded_if_narrow(sine_series(reduced(x, j, 1.0F), shifted.word << 31, is_wide(f)), f);
};

constexpr auto kCosine = []<AnyLane V>(V x, Frame f) {
    const V shifted = V(x * V(kInversePi) + V(0.5F)) + V(kMagicInteger);
    const V j = V(shifted - V(kMagicInteger)) * V(2.0F) + V(-1.0F);
    return rounded_if_narrow(sine_series(reduced(x, j, 0.5F), shifted.word << 31, is_wide(f)), f);
};

// -1 / x with one step.
template <AnyLane V>
V minus_reciprocal(V x) {
    if constexpr (V::kBlackhole) {
        const V y = approximate_reciprocal(x);
        const V e = -x * y + V(1.0F);
        return -y * e - y;
    } else {
        return -wormhole_reciprocal(x, 1);
    }
}

constexpr auto kTangent = []<AnyLane V>(V x, Frame f) {
    const V shifted = x * V(0.6366197466850281F) + V(kMagicInteger);
    const V a = reduced(x, shifted - V(kMagicInteger), 0.5F);
    const bool odd = (shifted.word & 1) != 0;
    const V s = a * a;
    if (!is_wide(f)) {
        const V t = s * polynomial(s, 0x1.55953p-2F, 0x1.02b98p-3F, 0x1.4f1f4ep-4F);
        const V r = t * a + a;
        return nearest_bf16(odd ? minus_reciprocal(r) : r);
    }
    const V t = s * polynomial(
                        s, 0x1.555556p-2F, 0x1.111072p-3F, 0x1.ba5716p-5F, 0x1.620abcp-6F, 0x1.4787dp-7F,
                        0x1.2b404p-10F, 0x1.fa9f82p-9F);
    V r = t * a + a;
    if (!odd) return r;
    // The part of the tangent that r has lost corrects the quotient.
    const V rest = t * a + V(V(-1.0F) * r + a);
    const V inverse = minus_reciprocal(r);
    r = r * inverse + V(1.0F);
    r = rest * inverse + r;
    return V(r * inverse + inverse);
};

// --- Arc tangent
// ----------------------------------------------------------------------------------------------------------

// Of positive numbers.
template <AnyLane V>
V positive_reciprocal(V x, bool wide) {
    if constexpr (V::kBlackhole) {
        V y = approximate_reciprocal(x);
        for (int step = wide ? 2 : 1; step > 0; --step) y = y * V(-x * y + V(1.0F)) + y;
        return y;
    } else {
        V y = V::of(0xFEF392E0U - x.word);
        V e = x * y + V(1.0F);
        if (wide) {
            y = y * e + y;
            e = x * y + V(1.0F);
        }
        y = -y;
        return y * V(e * e + e) + y;
    }
}

template <AnyLane V>
V arc_tangent_short(V x) {
    if (is_nan(x.word)) return V::of(kNan);
    V t = absolute(x);
    const bool outside = !is_negative(t - V(1.0F));
    if (outside) t = reciprocal(t, 2);
    V r = t * polynomial(
                  V(t * t), 0.999787867069244384765625F, -0.325808584690093994140625F, 0.1555790007114410400390625F,
                  -4.4326744973659515380859375e-2F);
    if (outside) r = V(kHalfPi) - r;
    return with_sign_of(r, x);
}

template <AnyLane V>
V arc_tangent_long(V x) {
    V a = without_sign(x);
    const std::int32_t e = exponent(a);
    if (e >= 0) a = e < 26 ? positive_reciprocal(a, true) : V(V::of(a.word - 1) * V(0.0F));
    const V s = a * a;
    const V p = polynomial(
        s, -0x1.555552p-2F, 0x1.999384p-3F, -0x1.24p-3F, 0x1.bd4p-4F, -0x1.48cp-4F, 0x1.93p-5F, -0x1.4bcp-6F,
        0x1.01cp-8F);
    V r = p * V(s * a) + a;
    if (e >= 0) r = V(kHalfPi) - r;
    return with_sign_of(r, x);
}

constexpr auto kArcTangent = []<AnyLane V>(V x, Frame f) {
    return is_wide(f) ? arc_tangent_long(x) : nearest_bf16(arc_tangent_short(x));
};

// --- Arc sine and cosine
// ----------------------------------------------------------------------------------------------------

template <AnyLane V>
V arc_sine_short(V x) {
    const V a = absolute(x);
    const bool ends = !is_negative(a - V(0.625F));
    const V z = ends ? coarse_square_root(V(V(V(1.0F) - a) * V(0.5F))) : a;
    V r = z * polynomial(
                  V(z * z), 0.999978601932525634765625F, 0.16771225631237030029296875F, 0.06381262838840484619140625F,
                  0.083148844540119171142578125F);
    if (ends) r = V(kHalfPi) - V(V(2.0F) * r);
    return with_sign_of(r, x);
}

// sqrt(x) near the ends of the range, without its special cases.
template <AnyLane V>
V root_near_end(V x) {
    V y = V::of(0x5F1110A0U - (x.word >> 1));
    V xy = x * y;
    const V c = -y * xy;
    y = y * V(c * V(V(2.2533049F) + c) + V(2.2825186F));
    xy = x * y;
    const V e = -y * xy + V(1.0F);
    return e * V(V(0.5F) * xy) + xy;
}

template <AnyLane V>
struct EndsOfArc {
    V half;      // (1 - |x|) / 2, negative outside of the range
    V distance;  // from where the ends begin
    V z;

    explicit EndsOfArc(V x) {
        const V a = absolute(x);
        half = V(V(1.0F) - a) * V(0.5F);
        distance = a - V(0.5625F);
        z = is_negative(distance) ? a : root_near_end(half);
    }
};

template <AnyLane V>
V arc_sine_long(V x) {
    const EndsOfArc<V> ends(x);
    if (is_negative(ends.half)) return V::of(kNan);
    const V s = ends.z * ends.z;
    const V p = s * polynomial(s, 0x1.55578cp-3F, 0x1.329a74p-4F, 0x1.7dcp-5F, 0x1.364p-6F, 0x1.9e0000p-5F);
    V r = mad(p, ends.z, ends.z);
    if (!is_negative(ends.distance)) r = V(kHalfPi) + V(V(-2.0F) * r);
    return with_sign_of(r, x);
}

template <AnyLane V>
V arc_cosine_long(V x) {
    const EndsOfArc<V> ends(x);
    if (is_negative(ends.half)) return V::of(kNan);
    const V s = ends.z * ends.z;
    const V p =
        s * polynomial(s, 0x1.555552p-3F, 0x1.33411ep-4F, 0x1.6acp-5F, 0x1.158p-5F, 0x1.ca0000p-8F, 0x1.830p-5F);
    const V z = with_sign_of(ends.z, V::of(x.word ^ ends.distance.word));
    V r = mad(p, z, z);
    if (((z.word | ends.distance.word) & kSign) != 0) r = r + V(kHalfPi);
    return is_negative(ends.distance) ? r : r + r;
}

template <AnyLane V>
bool within_one(V x) {
    return absolute(x) <= V(1.0F);
}

constexpr auto kArcSine = []<AnyLane V>(V x, Frame f) {
    if (is_wide(f)) return arc_sine_long(x);
    return nearest_bf16(within_one(x) ? arc_sine_short(x) : V::of(kNan));
};

constexpr auto kArcCosine = []<AnyLane V>(V x, Frame f) {
    if (is_wide(f)) return arc_cosine_long(x);
    return nearest_bf16(within_one(x) ? V(kHalfPi) - arc_sine_short(x) : V::of(kNan));
};

// --- Hyperbolic functions
// -----------------------------------------------------------------------------------------------------

// |x| as i ln 2 + rest, both not beyond what they are used for.
template <AnyLane V>
struct HyperbolicArgument {
    V magnitude;
    V rest;
    Word power;

    HyperbolicArgument(V x, bool wide) {
        magnitude = without_sign(x);
        power = nearest_uint8(V(x * V(1.442695F)));
        const V j = cast_to_float<V>(power);
        if (wide) {
            rest = j * V(-0.693145752F) + magnitude;
            rest = j * V(-1.42860677e-6F) + rest;
        } else {
            rest = j * V(-0.6931471805599453F) + magnitude;
        }
    }
};

// exp(|x|) / 4
template <AnyLane V>
V quarter_exponential(V x, bool wide) {
    const HyperbolicArgument<V> a(x, wide);
    const V r =
        wide ? polynomial(
                   a.rest, 1.0F, 1.0F, 4.99999851e-1F, 1.66664720e-1F, 4.16695364e-2F, 8.37312452e-3F, 1.37805939e-3F)
             : polynomial(a.rest, 1.0F, 0.999963462F, 0.500122011F, 0.168174848F, 0.038877178F);
    const Word e = a.power + 125;
    return e < 255 ? V(r * V::of(e << 23)) : V(a.magnitude * V::of(kInfinity));
}

constexpr auto kHyperbolicCosine = []<AnyLane V>(V x, Frame f) {
    const V q = quarter_exponential(without_sign(x), is_wide(f));
    const V inverse = positive_reciprocal(q, is_wide(f)) * V(0.125F);
    const V y = q + q;
    return rounded_if_narrow(exponent(q) < 24 ? y + inverse : y, f);
};

// (exp(|x|) - 1) / 4
template <AnyLane V>
V quarter_expm1(V x, bool wide) {
    const HyperbolicArgument<V> a(x, wide);
    V r = wide ? polynomial(
                     a.rest, 4.999999702e-1F, 1.666667163e-1F, 4.166680202e-2F, 8.333439939e-3F, 1.393107930e-3F,
                     1.974105835e-04F)
               : polynomial(a.rest, 0.5F, 1.666259766e-01F, 4.177856445e-02F, 8.361816406e-03F);
    r = r * V(a.rest * a.rest) + a.rest;
    const V scale = V::of((a.power << 23) + V(0.25F).word);
    return a.power < 130 ? V(r * scale + V(scale - V(0.25F))) : V(a.magnitude * V::of(kInfinity));
}

constexpr auto kHyperbolicSine = []<AnyLane V>(V x, Frame f) {
    const V q = quarter_expm1(x, is_wide(f));
    V y = x;
    if (exponent(q) >= -27) {
        y = q + q;
        if (exponent(q) < 23) y = y * positive_reciprocal(V(V(4.0F) * q + V(1.0F)), is_wide(f)) + y;
    }
    return rounded_if_narrow(with_sign_of(y, x), f);
};

// --- Their inverses: logarithms of 1 + an argument that passes through DST
// ------------------------------------------------------

constexpr float kLarge = 0x1p28F;
constexpr float kLn2 = 0.6931471805599453F;

template <AnyLane V>
V newton_root(V x, bool wide) {
    if (x.word == 0) return x;
    const V half = scaled(x, -1);
    V y = V::of(0x5F1110A0U - (x.word >> 1));
    for (int step = wide ? 3 : 2; step > 0; --step) y = y * V(V(1.5F) - V(half * y) * y);
    const V a = x * y;
    return V(V(0.5F) * V(x - a * a)) * y + a;
}

constexpr auto kArcHyperbolicCosine = []<AnyLane V>(V x, Frame f) {
    if (x == V(1.0F)) return V(0.0F);
    if (x < V(1.0F)) return rounded_if_narrow(V::of(kNan), f);
    const bool large = x >= V(kLarge);
    V argument = x - V(1.0F);
    if (!large) argument = argument + newton_root(V(V(x + V(1.0F)) * argument), is_wide(f));
    const V log = logarithm1p(through_dst(argument, f), is_wide(f));
    return rounded_if_narrow(large ? log + V(kLn2) : log, f);
};

constexpr auto kArcHyperbolicSine = []<AnyLane V>(V x, Frame f) {
    const V a = absolute(x);
    V result;
    if (a < V(0.75F)) {
        result = a * polynomial(
                         V(x * x), 1.000000000e+00F, -1.666652262e-01F, 7.495806366e-02F, -4.417778924e-02F,
                         2.785361186e-02F, -1.484858524e-02F, 4.375355784e-03F);
    } else if (a >= V(kLarge)) {
        result = logarithm1p(through_dst(a - V(1.0F), f), is_wide(f)) + V(kLn2);
    } else {
        const V root = newton_root(V(x * x + V(1.0F)), is_wide(f));
        const V argument = V(x * x) * positive_reciprocal(V(1.0F) + root, is_wide(f)) + a;
        result = logarithm1p(through_dst(argument, f), is_wide(f));
    }
    return rounded_if_narrow(with_sign_of(result, x), f);
};

constexpr auto kArcHyperbolicTangent = []<AnyLane V>(V x, Frame f) {
    const V a = absolute(x);
    V result;
    if (a > V(1.0F)) {
        result = V::of(kNan);
    } else if (a == V(1.0F)) {
        result = with_sign_of(V::of(kInfinity), x);
    } else {
        const V b = a >= V(1.0F) ? V(0.0F) : a;
        const V argument = V(b + b) * positive_reciprocal(V(1.0F) - b, is_wide(f));
        result = with_sign_of(V(V(0.5F) * logarithm1p(through_dst(argument, f), is_wide(f))), x);
    }
    return rounded_if_narrow(result, f);
};

constexpr std::array kOperations{
    unary_row<kSine>("sin_tile", "sin_tile_init", 24),
    unary_row<kCosine>("cos_tile", "cos_tile_init", 24),
    unary_row<kTangent>("tan_tile", "tan_tile_init", 30),
    unary_row<kArcSine>("asin_tile", "asin_tile_init", 30),
    unary_row<kArcCosine>("acos_tile", "acos_tile_init", 30),
    unary_row<kArcTangent>("atan_tile", "atan_tile_init", 24),
    unary_row<kHyperbolicSine>("sinh_tile", "sinh_tile_init", 40),
    unary_row<kHyperbolicCosine>("cosh_tile", "cosh_tile_init", 40),
    unary_row<kArcHyperbolicSine>("asinh_tile", "asinh_tile_init", 40),
    unary_row<kArcHyperbolicCosine>("acosh_tile", "acosh_tile_init", 40),
    unary_row<kArcHyperbolicTangent>("atanh_tile", "atanh_tile_init", 40),
};

}  // namespace

std::span<const SfpuOperation> trigonometric_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
