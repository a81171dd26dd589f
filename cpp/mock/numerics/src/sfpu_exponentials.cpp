// Exponentials and logarithms as the vector unit's programs compute them.
#include <array>

#include "sfpu_logarithms.hpp"
#include "sfpu_program_parts.hpp"
#include "sfpu_program_rows.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// --- exp_tile (ckernel_sfpu_exp.h); setup: 1 approximate, 2 unclamped
// ---------------------------------------------------

// Scale and shift straight into the exponent and the top of the mantissa; the init scales the constants.
template <AnyLane V>
V exp_by_shifting(V x, float scale) {
    const V clamped = larger(x, V(-88.5F / scale));
    const V v = V(float_of(0x43B8AA3BU) * scale) * clamped + V(32500.818359375F);
    return V::of(rounded_magnitude(v.word, 16) << 15);
}

// The same without clamping: large negative inputs give the sign and magnitude of a negative scaled value.
template <AnyLane V>
V exp_by_shifting_unclamped(V x, float scale) {
    const V v = V(256.0F * 1.4426950408889634F * scale) * x + V(32500.818359375F);
    const Word magnitude = rounded_magnitude(v.word, 15);
    return V::of(magnitude << 15 | (magnitude != 0 ? v.word & kSign : 0));
}

// The last constant is what an immediate of Float16 holds. Wormhole clamps the exponent at zero, Blackhole clears the
// bits of what is below.
template <AnyLane V>
V exp_narrow(V x, bool clamps) {
    constexpr Exp2Polynomial kShortened{1.001953125F, 7.839635491371155e-08F, 4.791750143340323e-15F};
    V z = x * V(1.4426950216F) + V(127.0F);
    if (clamps && !V::kBlackhole) z = larger(z, V(0.0F));
    z = smaller(z, V(255.0F));
    const Word fixed = fixed_point(z);
    V result = exp2_of_fixed<V>(fixed, kShortened);
    if (V::kBlackhole && sfpu_max(z.word, 0) == 0) result = with_exponent(result, 0);
    return nearest_bf16(result);
}

void exp_tile(Frame f) {
    const bool approximate = (f.setup & 1) != 0;
    const bool unclamped = (f.setup & 2) != 0;
    const float init_scale = float_of(f.state->init_parameters[0]);
    on_lanes(f, [&]<AnyLane V>(V) {
        const auto each = [&](auto function) {
            for (std::size_t i = 0; i < kTileElements; ++i) {
                f.out[0]->words[i] = sfpu_store(function(V::of(f.in[0]->words[i])).word, f.width);
            }
        };
        const auto scaled = [&](V x) { return f.parameters[0] == kOne ? x : V(x * lane_parameter<V>(f, 0)); };
        if (approximate && unclamped) {
            each([&](V x) { return exp_by_shifting_unclamped(x, init_scale); });
        } else if (approximate) {
            each([&](V x) { return exp_by_shifting(x, init_scale); });
        } else if (is_wide(f)) {
            each([&](V x) { return exp_long(scaled(x)); });
        } else {
            each([&](V x) { return exp_narrow(scaled(x), !unclamped); });
        }
    });
}

// --- exp2_tile (ckernel_sfpu_exp2.h)
// ------------------------------------------------------------------------------------

template <AnyLane V>
V exp2_long(V x) {
    const Word n = nearest_int16(x);
    const V fr = x - cast_to_float<V>(n);
    const V y = polynomial(fr, 0x1.c6afd8p-5F, 0x1.3b4p-7F, 0x1.5f4p-10F, 0x1.41cp-13F);
    if (is_negative(absolute(x))) return y * V::of(kInfinity);
    const V r = polynomial(fr, V(1.0F), V(0x1.62e42ep-1F), V(0x1.ebfba0p-3F), y);
    const auto magnitude = as_signed(magnitude_of(n));
    const std::int32_t e = biased_exponent(r) + ((n & kSign) != 0 ? -magnitude : magnitude);
    if (e >= 255) return y * V::of(kInfinity);
    return e < 1 ? V(0.0F) : with_exponent(r, as_word(e));
}

constexpr auto kExp2 = []<AnyLane V>(V x, Frame f) {
    if (is_wide(f)) return exp2_long(x);
    return nearest_bf16(exp2_short(x));
};

// --- expm1_tile (ckernel_sfpu_expm1.h)
// ------------------------------------------------------------------------------------

// Beyond the range of the scale: -1 or infinity, halved.
template <AnyLane V>
V saturated_expm1(V below) {
    return is_negative(below) ? V(-0.5F) : V(below * V::of(kInfinity));
}

template <AnyLane V>
V expm1_short(V a) {
    const V shifted = V(1.442695F) * a + V(kMagicInteger);
    const V j = shifted - V(kMagicInteger);
    const V fr = j * V(-0.6931471805599453F) + a;
    V r = polynomial(fr, 0.5F, 1.666259766e-01F, 4.177856445e-02F, 8.361816406e-03F);
    r = r * V(fr * fr) + fr;
    if (j.word == 0) return r;
    const V below = j + V(-2.0F);
    const V scale = V::of((shifted.word << 23) + V(0.5F).word);
    r = scale * r + V(scale - V(0.5F));
    if (magnitude_of(nearest_int8(absolute(below))) >= 127) r = saturated_expm1(below);
    return r * V(2.0F);
}

template <AnyLane V>
V expm1_long(V a) {
    const V shifted = V(1.442695F) * a + V(kMagicInteger);
    const V j = shifted - V(kMagicInteger);
    V fr = j * V(-0.693145752F) + a;
    fr = j * V(-1.42860677e-6F) + fr;
    V r = polynomial(
        fr, float_of(bits_of(0.5F) - 1), 1.666667163e-1F, 4.166680202e-2F, 8.333439939e-3F, 1.393107930e-3F,
        1.974105835e-04F);
    const V j1 = j + V(-1.0F);
    const V u = j1.word == 0 ? fr + V(0.5F) : fr;
    r = r * V(fr * fr) + u;
    if (j.word == 0) return r;
    if (j1.word != 0) {
        const V t = V::of((shifted.word << 23) + V(0.5F).word);
        const V y = t - V(0.5F);
        const V below = j1 + V(-1.0F);
        r = V(r * t + V(V(t - y) - V(0.5F))) + y;
        if (magnitude_of(nearest_int8(absolute(below))) >= 127) r = saturated_expm1(below);
    }
    return r * V(2.0F);
}

constexpr auto kExpm1 = []<AnyLane V>(V x, Frame f) {
    return is_wide(f) ? expm1_long(x) : nearest_bf16(expm1_short(x));
};

// --- Logarithms; parameter 0 scales to another base, parameter 1 says that it is 2
// --------------------------------------

constexpr auto kLog = []<AnyLane V>(V x, Frame f) {
    return rounded_if_narrow(logarithm(x, is_wide(f), (f.setup & 1) != 0), f);
};

constexpr auto kLogWithBase = []<AnyLane V>(V x, Frame f) {
    const LogarithmBase<V> base{lane_parameter<V>(f, 0), f.parameters[1] != 0};
    return rounded_if_narrow(logarithm(x, is_wide(f), (f.setup & 1) != 0, &base), f);
};

constexpr auto kLog1p = []<AnyLane V>(V x, Frame f) { return rounded_if_narrow(logarithm1p(x, is_wide(f)), f); };

constexpr std::array kOperations{
    SfpuOperation{.name = "exp_tile", .init = "exp_tile_init", .constants = Own, .cycles = 16, .evaluate = exp_tile},
    unary_row<kExp2>("exp2_tile", "exp2_tile_init", 16),
    unary_row<kExpm1>("expm1_tile", "expm1_tile_init", 24),
    unary_row<kLog>("log_tile", "log_tile_init", 20),
    unary_row<kLogWithBase>("log_with_base_tile", "log_with_base_tile_init", 22),
    unary_row<kLog1p>("log1p_tile", "log1p_tile_init", 24),
};

}  // namespace

std::span<const SfpuOperation> exponential_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
