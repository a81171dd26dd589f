// Error functions, Bessel and gamma functions as the vector unit's programs compute them.
#include <array>

#include "sfpu_logarithms.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

bool approximates(Frame f) { return (f.setup & 1) != 0; }
// A kernel that says its input is float32 gets longer quotients (INP_FLOAT32 in the public headers).
bool has_float32_input(Frame f) { return f.parameters[3] != 0; }

// --- ckernel_sfpu_erf.h: quotients of an odd and an even polynomial
// --------------------------------------------------------

constexpr auto kErf = []<AnyLane V>(V in, Frame f) {
    const V x = symmetrically_clamped(in, 10.0F);
    const V square = x * x;
    V numerator;
    V denominator;
    if (has_float32_input(f)) {
        numerator = polynomial(
            square, 1.1283791065e+00F, 2.1477432549e-01F, 6.2133435160e-02F, 5.6230435148e-03F, 6.1307044234e-04F,
            1.7678321456e-05F, 2.7384647439e-08F, -2.8632063387e-10F);
        denominator = polynomial(
            square, 1.0F, 5.2367275953e-01F, 1.2961706519e-01F, 1.9642570987e-02F, 1.9545555115e-03F, 1.3179056987e-04F,
            1.3156344494e-06F, -3.5153888689e-09F, -6.7350725691e-12F);
    } else {
        numerator = polynomial(square, 1.1280932447e+00F, 2.7609212279e-01F, 4.5400281738e-02F, 7.4481184425e-04F);
        denominator =
            polynomial(square, 1.0F, 5.7439188334e-01F, 1.3675764810e-01F, 8.2844606784e-03F, 2.4813862145e-05F);
    }
    const V quotient = V(numerator * x) * reciprocal(denominator, approximates(f) ? 0 : 2);
    return clamped(quotient, -1.0F, 1.0F);
};

// ckernel_sfpu_erfc.h
constexpr auto kErfc = []<AnyLane V>(V x, Frame) {
    const V a = smaller(absolute(x), V(5.0F));
    V numerator;
    V denominator;
    if (a >= V(2.5F)) {
        numerator = polynomial(
            a, -2.5655237550e-05F, 2.1275576728e-05F, -6.6162156145e-06F, 9.1439767402e-07F, -4.7387182178e-08F);
        denominator = polynomial(
            a, 1.0F, -1.6457208991e-01F, -2.0572184026e-01F, -1.3888636231e-01F, 1.2677097321e-01F, -2.1375391632e-02F);
    } else {
        numerator = polynomial(
            a, 1.0000233650e+00F, -1.3375675678e+00F, 6.8185544014e-01F, -1.5691982210e-01F, 1.3746744953e-02F);
        denominator = polynomial(
            a, 1.0F, -2.0801517367e-01F, 4.3667086959e-01F, -3.4568668343e-03F, 2.5104774162e-02F, 2.8375532478e-02F);
    }
    const V r = numerator * reciprocal(denominator, 0);
    return is_negative(x) ? V(2.0F) - r : r;
};

// ckernel_sfpu_erfinv.h: Winitzki's estimate
constexpr auto kErfInv = []<AnyLane V>(V x, Frame) {
    const V log = logarithm(V(V(1.0F) - x * x), false, false);
    const V t = V(-0.5F) * log + V(-4.330746750799873F);
    const V inner = coarse_square_root(V(t * t - log * V(6.802721088435375F)));
    return with_sign_of(coarse_square_root(t + inner), x);
};

// --- Bessel functions (ckernel_sfpu_i0.h, ckernel_sfpu_i1.h)
// ----------------------------------------------------------------

constexpr auto kBesselI0 = []<AnyLane V>(V x, Frame) {
    return polynomial(
        V(x * x), 1.0F, 0.25F, 0.015625F, 0.0004340277778F, 0.000006781684028F, 6.78E-08F, 4.71E-10F, 2.40E-12F,
        9.39E-15F, 2.90E-17F, 7.24E-20F, 1.50E-22F);
};

template <AnyLane V>
V asymptotic_i1(V a, V x, bool longer) {
    const V e = longer ? exp_long_in_range(a) : exp2_of_fixed<V>(fixed_point(V(a * V(1.4426950216F) + V(127.0F))));
    V y = V::of(0x5F1110A0U - (a.word >> 1));
    V c = -y * V(a * y);
    y = y * V(c * V(V(2.2533049F) + c) + V(2.2825186F));
    c = -y * V(a * y) + V(1.0F);
    y = c * scaled(y, -1) + y;
    const V correction = polynomial(
        V(y * y), 3.9894228967e-01F, -1.4960495444e-01F, -4.6652925320e-02F, -4.3674591560e-02F, -1.9748322314e-02F,
        -3.3467922914e-01F);
    return with_sign_of(V(V(e * y) * correction), x);
}

constexpr auto kBesselI1 = []<AnyLane V>(V in, Frame f) {
    const bool longer = has_float32_input(f);
    const V x = symmetrically_clamped(in, 88.5F);
    const V a = absolute(x);
    V result;
    if (a > V(10.0F)) {
        result = asymptotic_i1(a, x, longer);
    } else {
        const V t = x * x;
        const V numerator =
            longer ? polynomial(
                         t, 5.0000000000e-01F, 5.6819390506e-02F, 1.9247245509e-03F, 2.8397364076e-05F,
                         2.0916867527e-07F, 7.7937084564e-10F, 1.2293555930e-12F)
                   : polynomial(t, 4.9992737740e-01F, 5.4503594600e-02F, 1.6126291630e-03F, 2.0223499130e-05F);
        const V denominator = longer ? polynomial(
                                           t, 1.0F, -1.1361218989e-02F, 6.1268139689e-05F, -1.9771712800e-07F,
                                           3.8127551116e-10F, -3.1218170410e-13F, -3.0635529988e-16F, 7.4301498523e-19F)
                                     : polynomial(t, 1.0F, -1.6242591070e-02F, 1.0333660750e-04F, -2.5076132990e-07F);
        result = V(numerator * x) * reciprocal(denominator, approximates(f) ? 0 : 2);
    }
    return longer ? result : nearest_bf16(result);
};

// --- Gamma functions (ckernel_sfpu_digamma.h, ckernel_sfpu_polygamma.h, ckernel_sfpu_lgamma.h)

// tt-llk, ckernel_sfpu_log.h: the logarithm with a cubic
template <AnyLane V>
V short_logarithm(V x) {
    if (x.word == 0) return V::of(kSign | kInfinity);
    const V m = with_exponent(x, 127);
    const V series = m * V(m * V(m * V(0x2.44734p-4F) - V(0xd.e712ap-4F)) + V(0x2.4f5388p+0F)) - V(0x1.952992p+0F);
    const std::int32_t e = exponent(x);
    const V power = cast_to_float<V>(e < 0 ? kSign | as_word(-e) : as_word(e));
    return power * V(0.692871F) + series;
}

template <AnyLane V>
V digamma_quotient(V x, bool longer) {
    V numerator;
    V denominator;
    if (!longer) {
        numerator = polynomial(
            x, -3.3767190625e+05F, -6.0287050000e+05F, 2.1532992188e+05F, 2.1398454688e+05F, 1.9496867188e+04F,
            2.4847094727e+02F, 8.7151519954e-02F);
        denominator = polynomial(
            x, 1.0F, 3.3760150000e+05F, 4.0892268750e+05F, 9.9775718750e+04F, 5.1246479492e+03F, 4.1351390839e+01F);
    } else if (x >= V(51.005F)) {
        numerator = polynomial(
            x, 1.3856337913e+05F, -2.7915017828e+05F, 5.5189096727e+04F, 2.6230285816e+04F, 2.0102400217e+03F,
            5.4774037756e+01F, 6.1410588531e-01F, 2.8495312547e-03F, 4.9248967852e-06F, 2.2963254970e-09F,
            3.8530168912e-14F);
        denominator = polynomial(
            x, -1.6724299601e+05F, 1.0F, 6.3677231206e+04F, 1.1013851737e+04F, 5.9383811201e+02F, 1.2890647910e+01F,
            1.2061770104e-01F, 4.7490052009e-04F, 6.9240316615e-07F, 2.5925175628e-10F);
    } else {
        numerator = polynomial(
            x, -4.2596286535e-01F, -1.2459139824e+00F, -7.0374596119e-01F, 3.5418295860e-01F, 3.9686101675e-01F,
            1.0760356486e-01F, 1.1159370653e-02F, 4.5299832709e-04F, 6.4513715188e-06F, 2.3348954770e-08F,
            3.3629592167e-12F);
        denominator = polynomial(
            x, -6.3762914866e-08F, 4.2596703768e-01F, 1.0F, 8.2736301422e-01F, 3.0081826448e-01F, 4.9985647202e-02F,
            3.7117889151e-03F, 1.1463041301e-04F, 1.2610012732e-06F, 3.3732798776e-09F);
    }
    return numerator * reciprocal(denominator, 2);
}

constexpr auto kDigamma = []<AnyLane V>(V x, Frame f) {
    if (!(x > V(102.0F))) return digamma_quotient(x, has_float32_input(f));
    if (magnitude_of(x.word) == kInfinity) return V::of(kInfinity);
    const V inverse = reciprocal(x, 2);
    const V square = inverse * inverse;
    const V bernoulli = V(0.0833333333F) - square * V(0.0083333333F);
    return V(short_logarithm(x) - inverse * V(0.5F)) - square * bernoulli;
};

// value * x^exponent for exponents from 1; the last product is left to be added to something.
template <AnyLane V>
typename V::Product times_power(V value, V x, int exponent) {
    if constexpr (!V::kBlackhole) {
        for (; exponent > 1; --exponent) value = value * x;
        return value * x;
    } else {
        for (;; x = x * x) {
            if (exponent == 1) return value * x;
            if ((exponent & 1) != 0) value = value * x;
            exponent >>= 1;
            if (exponent == 1) return V(value * x) * x;
        }
    }
}

// psi^(n)(x): six terms of the sum and the Euler-Maclaurin tail; the host passes n and (-1)^(n+1) n!.
constexpr auto kPolygamma = []<AnyLane V>(V x, Frame f) {
    constexpr int kTerms = 6;
    const auto n = static_cast<int>(float_of(f.parameters[0]));
    const float scale = float_of(f.parameters[1]);
    const auto rising = [n](int k) { return static_cast<float>(n + k); };
    const int steps = approximates(f) ? 0 : is_wide(f) ? 2 : 1;
    V sum(0.0F);
    for (int k = 0; k < kTerms; ++k) {
        const V inverse = reciprocal(x + V(static_cast<float>(k)), steps);
        sum = sum + times_power(V(scale), inverse, n + 1);
    }
    const V inverse = reciprocal(x + V(static_cast<float>(kTerms)), steps);
    const V square = inverse * inverse;
    const V series = polynomial(
        square, scale / static_cast<float>(n), scale * rising(1) / 12.0F,
        -scale * (rising(1) * rising(2) * rising(3)) / 720.0F,
        scale * (rising(1) * rising(2) * rising(3) * rising(4) * rising(5)) / 30240.0F);
    V tail = V(0.5F * scale) * inverse + series;
    if (!V::kBlackhole || n == 1) return rounded_if_narrow(sum + times_power(tail, inverse, n), f);
    if ((n & 1) != 0) tail = tail * inverse;
    return rounded_if_narrow(sum + times_power(tail, square, n >> 1), f);
};

// ln Gamma of x from 0.5 on; of 1 - x below.
template <AnyLane V>
V reflected(V x) {
    return x < V(0.5F) ? V(1.0F) - x : x;
}
inline constexpr float kLogOfRoot2Pi = 0.9189385332046727F;

// Stirling's series with two terms, and zero at the two zeros.
constexpr auto kLogGammaStirling = []<AnyLane V>(V x, Frame f) {
    const V z = reflected(x);
    V result = (z - V(0.5F)) * short_logarithm(z) - z;
    result = result + V(kLogOfRoot2Pi);
    const V inverse = reciprocal(z, 2);
    result = inverse * V(V(inverse * inverse) * V(-0.0027777777F) + V(0.0833333333F)) + result;
    if (x == V(1.0F) || x == V(2.0F)) result = V(0.0F);
    return rounded_if_narrow(result, f);
};

// The same with four terms, a logarithm computed before, and series around the zeros.
constexpr auto kLogGammaStirlingLong = []<AnyLane V>(V x, V logarithm, Frame) {
    const V z = reflected(x);
    const V from_1 = z - V(1.0F);
    const V from_2 = z - V(2.0F);
    V result;
    if (absolute(from_1) <= V(0.25F)) {
        result = from_1 * polynomial(from_1, -0.57721566F, 0.82246703F, -0.40068563F, 0.27058081F, -0.20738555F);
    } else if (absolute(from_2) <= V(0.25F)) {
        result = from_2 * polynomial(from_2, 0.42278434F, 0.32246703F, -0.06735230F, 0.02058081F, -0.00738555F);
    } else {
        result = (z - V(0.5F)) * logarithm - z;
        result = result + V(kLogOfRoot2Pi);
        const V inverse = reciprocal(z, 2);
        const V square = inverse * inverse;
        result = inverse * polynomial(square, 0.0833333333F, -0.0027777777F, 0.0007936507F, -0.0005952380F) + result;
    }
    return absolute(z - V(0.5F)) < V(0.01F) ? V(0.57236494F) : result;
};

// From that of the reflected number, and ln |sin(pi x)|, to ln Gamma of x.
constexpr auto kLogGammaAdjusted = []<AnyLane V>(V stirling, V log_of_sine, V x, Frame f) {
    const V reflection = V(1.1447298858F) - log_of_sine;
    const V result = x < V(0.5F) ? reflection - stirling : stirling;
    if (is_wide(f) && magnitude_of(x.word) == kInfinity) return V::of(kInfinity);
    return rounded_if_narrow(result, f);
};

// The public header (eltwise_unary/polygamma.h) asks for orders from 1; below, the program's loops do not fit together.
std::string_view reason_against_order(Frame f) {
    const bool has_order = float_of(f.parameters[0]) >= 1.0F;
    return has_order ? std::string_view() : "needs an order from 1 to 11, as the bits of a float";
}

constexpr std::array kOperations{
    unary_row<kErf>("erf_tile", "erf_tile_init", 24),
    unary_row<kErfc>("erfc_tile", "erfc_tile_init", 24),
    unary_row<kErfInv>("erfinv_tile", "erfinv_tile_init", 30),
    unary_row<kBesselI0>("i0_tile", "i0_tile_init", 30),
    unary_row<kBesselI1>("i1_tile", "i1_tile_init", 30),
    unary_row<kDigamma>("digamma_tile", "digamma_tile_init", 50),
    SfpuOperation{
        .name = "polygamma_tile",
        .init = "polygamma_tile_init",
        .constants = Own,
        .cycles = 120,
        .evaluate = program1<kPolygamma>,
        .refusal = reason_against_order},
    unary_row<kLogGammaStirling>("lgamma_stirling_tile", "lgamma_stirling_tile_init", 50),
    SfpuOperation{
        .name = "lgamma_stirling_float_tile",
        .init = "lgamma_stirling_float_tile_init",
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = 60,
        .evaluate = program2<kLogGammaStirlingLong>},
    SfpuOperation{
        .name = "lgamma_adjusted_tile",
        .init = "lgamma_adjusted_tile_init",
        .inputs = 3,
        .first_output = 3,
        .cycles = 12,
        .evaluate = program3<kLogGammaAdjusted>},
};

}  // namespace

std::span<const SfpuOperation> error_function_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
