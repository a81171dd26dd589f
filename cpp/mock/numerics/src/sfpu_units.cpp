// The exponential linear units and softplus as the vector unit's programs compute them.
#include <array>

#include "sfpu_program_parts.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

// A kernel that says its input is float32 gets longer polynomials (INP_FLOAT32 in the public headers); the last
// parameter tells.
bool has_float32_input(Frame f) { return f.parameters[3] != 0; }

// --- exp(x) - 1 for negative numbers (tt-llk, ckernel_sfpu_expm1_cw.h)
// --------------------------------------------------

template <AnyLane V>
V expm1_clamped(V x, bool longer) {
    x = larger(x, V(-87.0F));
    const V shifted = x * V(1.4426950408889634F) + V(kMagicInteger);
    const V k = shifted - V(kMagicInteger);
    V r = k * V(-0.6931152343750000F) + x;
    r = k * V(-3.19461832987e-05F) + r;
    const V h = longer
                    ? polynomial(
                          r, 1.0F, 5.0000000000e-01F, 1.6666504741e-01F, 4.1666239500e-02F, 8.3691505715e-03F,
                          1.3948583510e-03F)
                    : polynomial(r, 1.0F, 4.9999371171e-01F, 1.6666433215e-01F, 4.1875664145e-02F, 8.3751315251e-03F);
    const V power = with_exponent(V(1.0F), shifted.word - 0x4B3FFF81U);
    return power * V(r * h) + V(power - V(1.0F));
}

// ckernel_sfpu_elu.h, ckernel_sfpu_celu.h, ckernel_sfpu_selu.h
constexpr auto kElu = []<AnyLane V>(V x, Frame f) {
    const V alpha = lane_parameter<V>(f, 0);
    return rounded_if_narrow(is_negative(x) ? V(alpha * expm1_clamped(x, has_float32_input(f))) : x, f);
};

constexpr auto kCelu = []<AnyLane V>(V x, Frame f) {
    const V alpha = lane_parameter<V>(f, 0);
    const V scaled = lane_parameter<V>(f, 1) * x;
    return rounded_if_narrow(is_negative(x) ? V(alpha * expm1_clamped(scaled, has_float32_input(f))) : x, f);
};

constexpr auto kSelu = []<AnyLane V>(V x, Frame f) {
    const V scale = lane_parameter<V>(f, 0);
    const V scaled_alpha(float_of(f.parameters[0]) * float_of(f.parameters[1]));
    return rounded_if_narrow(
        is_negative(x) ? V(scaled_alpha * expm1_clamped(x, has_float32_input(f))) : V(scale * x), f);
};

// --- Softplus (ckernel_sfpu_softplus.h): max(t, 0) and a polynomial in |t|
// ----------------------------------------------

template <AnyLane V>
V softplus_rest_long(V a) {
    if (!(a > V(5.0F))) {
        return polynomial(
            a, 6.9310557842e-01F, -4.9926245213e-01F, 1.2186349183e-01F, 5.6753782555e-03F, -1.0528374463e-02F,
            2.7290175203e-03F, -3.4358495031e-04F, 2.1285692128e-05F, -4.8245715334e-07F);
    }
    const V x = V::of(a.word | kSign);
    const auto [r, power] = reduced_by_ln2(V(x * V(1.4426950408889634F) + V(kMagicInteger)), x);
    const V e = raised(
        polynomial(r, 1.0F, 1.0F, 0.5F, 0.166666667F, 0.0416666667F, 0.00833333333F, 0.00138888889F, 0.000198412698F),
        power);
    return e * polynomial(e, 1.0F, -0.5F, 0.333333343F);
}

template <AnyLane V>
V softplus_rest_short(V a) {
    if (a > V(5.0F)) return V(0.0F);
    return polynomial(
        a, 6.9423984729e-01F, -5.0932420424e-01F, 1.4279095486e-01F, -1.3000584069e-02F, -1.8627923291e-03F,
        5.0152968088e-04F, -3.1273466851e-05F);
}

// Above the threshold nothing is stored.
constexpr auto kSoftplus = []<AnyLane V>(V x, Frame f) {
    const V t = lane_parameter<V>(f, 0) * x;
    if (!(t <= lane_parameter<V>(f, 2))) return x;
    const V a = without_sign(t);
    const V rest = has_float32_input(f) ? softplus_rest_long(a) : softplus_rest_short(a);
    const V sum = larger(t, V(0.0F)) + rest;
    return rounded_if_narrow(V(lane_parameter<V>(f, 1) * sum), f);
};

// --- xIELU (ckernel_sfpu_xielu.h); parameters: the factors of its positive and of its negative side
// -----------------------

template <AnyLane V>
V negative_exponential(V x) {
    const V z = larger(V(x * V(1.4426950408889634F)), V(-126.5F));
    const auto [r, power] = reduced_by_ln2(z + V(kMagicInteger), x);
    return raised(
        polynomial(r, 1.0F, 1.0F, 0.5F, 1.0F / 6.0F, 1.0F / 24.0F, 1.0F / 120.0F, 1.0F / 720.0F, 1.0F / 5040.0F),
        power);
}

constexpr auto kXielu = []<AnyLane V>(V x, Frame f) {
    const V half = V(0.5F) * x;
    if (x > V(0.0F)) return rounded_if_narrow(V(V(lane_parameter<V>(f, 0) * x) * x + half), f);
    V rest;
    if (x >= V(-1e-6F)) {
        rest = V(-0.0000009999995427F) - x;
    } else if (x > V(-0.5F)) {
        rest = V(x * x) * polynomial(
                              x, 0.500000059604644775390625F, 0.16666667163372039794921875F,
                              4.16650883853435516357421875e-2F, 8.333188481628894805908203125e-3F,
                              1.400390756316483020782470703125e-3F, 1.99588379473425447940826416015625e-4F);
    } else {
        rest = negative_exponential(x) - V(1.0F) - x;
    }
    return rounded_if_narrow(V(lane_parameter<V>(f, 1) * rest + half), f);
};

// --- Shrinking (ckernel_sfpu_softshrink.h, ckernel_sfpu_hardshrink.h)
// -----------------------------------------------------

constexpr auto kSoftShrink = []<AnyLane V>(V x, Frame f) {
    const V lambda = lane_parameter<V>(f, 0);
    if constexpr (V::kBlackhole) {
        if (x > lambda) return x - lambda;
        return x < -lambda ? x + lambda : V(0.0F);
    } else {
        return x - smaller(larger(x, -lambda), lambda);
    }
};

constexpr auto kHardShrink = []<AnyLane V>(V x, Frame f) {
    const V lambda = lane_parameter<V>(f, 0);
    const V a = without_sign(x);
    const bool shrinks = V::kBlackhole ? a <= lambda : !is_negative(lambda - a);
    return shrinks ? V(0.0F) : x;
};

// --- Logarithm of the sigmoid (ckernel_sfpu_logsigmoid.h); the second operand holds exp(-x)
// --------------------------------

constexpr auto kLogSigmoid = []<AnyLane V>(V x, V e, Frame) {
    const V minus = -x;
    if (minus < V(-4.0F)) return -e;
    if (!(minus < V(4.0F))) return x;
    return -polynomial(
        minus, 0.6924354434013367F, 0.49275708198547363F, 0.12142381817102432F, 0.0031102809589356184F,
        -0.00330807245336473F, -0.00028794066747650504F, 5.3185409342404455e-05F, 7.1853546614875086e-06F,
        7.4961114648886e-08F);
};

template <auto Function>
constexpr SfpuOperation unit(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = SfpuConstants::None) {
    return {.name = name, .init = init, .constants = constants, .cycles = cycles, .evaluate = program1<Function>};
}

constexpr std::array kOperations{
    unit<kElu>("elu_tile", "elu_tile_init", 24),
    unit<kSelu>("selu_tile", "selu_tile_init", 26),
    unit<kCelu>("celu_tile", "celu_tile_init", 26),
    unit<kSoftplus>("softplus_tile", "softplus_tile_init", 30),
    unit<kXielu>("xielu_tile", "xielu_tile_init", 30, SfpuConstants::Own),
    unit<kSoftShrink>("softshrink_tile", "softshrink_tile_init", 7),
    unit<kHardShrink>("hardshrink_tile", "hardshrink_tile_init", 6),
    SfpuOperation{
        .name = "logsigmoid_tile",
        .init = "logsigmoid_tile_init",
        .inputs = 2,
        .first_output = 2,
        .cycles = 20,
        .evaluate = program2<kLogSigmoid>},
};

}  // namespace

std::span<const SfpuOperation> unit_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
