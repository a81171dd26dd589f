// Exponentials, logarithms, roots, powers and trigonometric functions.
#include <array>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr double kLn2 = 0.693147180559945309417;

// Shift by the amount modulo 32; negative amounts shift right.
constexpr Word logical_shift(Word value, std::int32_t amount) {
    return amount >= 0 ? value << (amount & 31) : value >> (-amount & 31);
}

// Scale and shift straight into the exponent and the top of the mantissa; the init scales the constants.
Word exp_approximate(Word x, float scale) {
    const Word clamped = sfpu_max(x, bits_of(-88.5F / scale));
    return rounded_magnitude(sfpu_mad(bits_of(float_of(0x43B8AA3BU) * scale), clamped, 0x46FDE9A3U), 16) << 15;
}

// The same without clamping: large negative inputs give the sign and magnitude of a negative scaled value.
Word exp_approximate_unclamped(Word x, float scale) {
    const Word v = sfpu_mad(bits_of(256.0F * 1.4426950408889634F * scale), x, bits_of(32500.818359375F));
    const Word magnitude = rounded_magnitude(v, 15);
    return magnitude << 15 | (magnitude != 0 ? v & kSign : 0);
}

// 2^(x / ln 2) with the biased exponent in the integer part of z and a polynomial in its fraction.
Word exp_narrow(Word x) {
    Word z = sfpu_mad(x, 0x3FB8AA3BU, bits_of(127.0F));
    z = sfpu_min(sfpu_max(z, 0), bits_of(255.0F));
    const Word fixed = logical_shift((z & 0x7FFFFF) | 0x800000, exponent_of(z) - 127);
    const Word fraction = bits_of(static_cast<float>(fixed & 0x7FFFFF));
    Word t = sfpu_mad(fraction, bits_of(4.791750143e-15F), bits_of(7.839635491e-08F));
    t = sfpu_mad(t, fraction, 0x3F804000U);
    t = (t & 0x807FFFFFU) | (fixed >> 23 & 0xFF) << 23;
    return round_bf16_half_away(t);
}

// Cody-Waite reduction by ln 2 in two parts and a polynomial of degree 7 without its last two terms.
Word exp_wide(Word x) {
    if (is_nan(x)) return kNan;
    const Word j = sfpu_mad(x, bits_of(1.442695F), 0);
    const auto magnitude = static_cast<std::int32_t>(rounded_magnitude(j, 15));
    const std::int32_t n = (j & kSign) != 0 ? -magnitude : magnitude;
    const Word jf = bits_of(static_cast<float>(n));
    Word f = sfpu_mad(jf, bits_of(-0.693145752F), x);
    f = sfpu_mad(jf, bits_of(-1.42860677e-6F), f);
    Word y = bits_of(1.37805939e-3F);
    for (const float coefficient : {8.37312452e-3F, 4.16695364e-2F, 1.66664720e-1F, 4.99999851e-1F, 1.0F, 1.0F}) {
        y = sfpu_mad(y, f, bits_of(coefficient));
    }
    const std::int32_t exponent = exponent_of(y) + n;
    if (exponent < 1) return 0;
    return exponent >= 255 ? kInfinity : (y & 0x807FFFFFU) | static_cast<Word>(exponent) << 23;
}

void exp_tile(Frame f) {
    const bool approximate = (f.setup & 1) != 0;
    const bool unclamped = (f.setup & 2) != 0;
    const float init_scale = float_of(f.state->init_parameters[0]);
    const auto each = [&](auto lane) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            f.out[0]->words[i] = sfpu_store(lane(f.in[0]->words[i]), f.width);
        }
    };
    const auto scaled = [&](Word x) { return f.parameters[0] == kOne ? x : sfpu_mad(x, f.parameters[0], 0); };
    if (approximate && unclamped) {
        each([&](Word x) { return exp_approximate_unclamped(x, init_scale); });
    } else if (approximate) {
        each([&](Word x) { return exp_approximate(x, init_scale); });
    } else if (f.width != DstWidth::Bits32) {
        each([&](Word x) { return exp_narrow(scaled(x)); });
    } else {
        each([&](Word x) { return exp_wide(scaled(x)); });
    }
}

// Newton iterations from a quadratic estimate of 1 / significand.
Word reciprocal(Word x, bool narrow) {
    const Word nx = kSign | kOne | (x & 0x7FFFFF);
    const Word k0 = bits_of(narrow ? 0.321334004F : 0.323232502F);
    const Word k1 = bits_of(narrow ? 1.45141482F : 1.45454597F);
    const Word k2 = bits_of(narrow ? 2.12008834F : 2.12121248F);
    Word y = sfpu_mad(sfpu_mad(k0, nx, k1), nx, k2);
    for (int step = narrow ? 1 : 2; step > 0; --step) {
        const Word t = sfpu_mad(nx, y, kOne);
        y = sfpu_mad(y, t, y);
    }
    if (narrow) y = round_bf16_half_away(y);
    const Word scale = sfpu_mad(~x & 0xFF800000U, bits_of(0.5F), 0);
    return magnitude_of(sfpu_mad(y, scale, 0)) | (x & kSign);
}

double power(double base, double exponent) {
    if (exponent == 0.0) return 1.0;
    return std::pow(base, exponent);
}

double log_of(double x) { return x < 0.0 ? kNotANumber : std::log(x); }

double xlogy(double x, double y) {
    if (std::isnan(y) || y < 0.0) return kNotANumber;
    return x * std::log(y);
}

double log_add(double x, double y, double base_log) {
    const double high = std::max(x, y);
    if (std::isinf(high)) return high;
    return high + std::log1p(std::exp((std::min(x, y) - high) * base_log)) / base_log;
}

double python_remainder(double x, double y) {
    const double r = std::fmod(x, y);
    return r != 0.0 && (r < 0.0) != (y < 0.0) ? r + y : r;
}

// Rounds towards the divisor's quotient asked for: 0 none, 1 towards zero, 2 down.
double divided_by(double numerator, double x, std::uint32_t rounding) {
    const double quotient = numerator / x;
    if (rounding == 1) return std::trunc(quotient);
    return rounding == 2 ? std::floor(quotient) : quotient;
}

template <auto Function>
constexpr SfpuOperation unary(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = Own) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .cycles = cycles,
        .evaluate = exact1<[](double x, Frame) { return static_cast<double>(Function(x)); }>};
}

template <auto Function>
constexpr SfpuOperation with_parameter(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .cycles = cycles,
        .evaluate = exact1<[](double x, Frame f) { return Function(x, parameter(f, 0)); }>};
}

template <auto Function>
constexpr SfpuOperation binary(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = exact2<[](double x, double y, Frame) { return Function(x, y); }>};
}

template <auto Function>
constexpr SfpuOperation by_init_parameter(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .constants = Own,
        .cycles = 60,
        .evaluate = exact1<[](double x, Frame f) { return Function(x, value_of(f.state->init_parameters[0])); }>};
}

constexpr std::array kOperations{
    SfpuOperation{.name = "exp_tile", .init = "exp_tile_init", .constants = Own, .cycles = 16, .evaluate = exp_tile},
    SfpuOperation{
        .name = "recip_tile",
        .init = "recip_tile_init",
        .constants = Own,
        .cycles = 14,
        .evaluate =
            raw1<[](Word x, Frame f) { return reciprocal(x, f.width != DstWidth::Bits32 && (f.setup & 2) == 0); }>},
    unary<[](double x) { return std::exp2(x); }>("exp2_tile", "exp2_tile_init", 16),
    unary<[](double x) { return std::expm1(x); }>("expm1_tile", "expm1_tile_init", 24),
    unary<log_of>("log_tile", "log_tile_init", 20),
    with_parameter<[](double x, double scale) { return log_of(x) * scale; }>(
        "log_with_base_tile", "log_with_base_tile_init", 22),
    unary<[](double x) { return x < -1.0 ? kNotANumber : std::log1p(x); }>("log1p_tile", "log1p_tile_init", 24),
    unary<[](double x) { return x < 0.0 ? kNotANumber : std::sqrt(x); }>("sqrt_tile", "sqrt_tile_init", 16),
    unary<[](double x) { return x < 0.0 ? kNotANumber : 1.0 / std::sqrt(x); }>("rsqrt_tile", "rsqrt_tile_init", 16),
    unary<[](double x) { return std::cbrt(x); }>("cbrt_tile", "cbrt_tile_init", 20),
    with_parameter<power>("power_tile", "power_tile_init", 50),
    SfpuOperation{
        .name = "power_iterative_tile",
        .init = "power_iterative_tile_init",
        .cycles = 8,
        .evaluate = exact1<[](double x, Frame f) { return power(x, as_signed(f.parameters[0])); }>},
    binary<power>("power_binary_tile", "power_binary_tile_init", 60),
    with_parameter<[](double x, double base) { return power(base, x); }>("rpow_tile", "rpow_tile_init", 50),
    SfpuOperation{
        .name = "rdiv_tile",
        .init = "rdiv_tile_init",
        .constants = Own,
        .cycles = 16,
        .evaluate = exact1<[](double x, Frame f) { return divided_by(parameter(f, 0), x, f.parameters[1]); }>},
    binary<xlogy>("xlogy_binary_tile", "xlogy_binary_tile_init", 30),
    binary<[](double y, double x) { return std::atan2(y, x); }>("atan2_binary_tile", "atan2_binary_tile_init", 40),
    binary<[](double x, double y) { return log_add(x, y, 1.0); }>(
        "logaddexp_binary_tile", "logaddexp_binary_tile_init", 50),
    binary<[](double x, double y) { return log_add(x, y, kLn2); }>(
        "logaddexp2_binary_tile", "logaddexp2_binary_tile_init", 50),
    binary<[](double x, double y) { return std::fmod(x, y); }>("fmod_binary_tile", "fmod_binary_tile_init", 60),
    binary<python_remainder>("remainder_binary_tile", "remainder_binary_tile_init", 60),
    by_init_parameter<[](double x, double y) { return std::fmod(x, y); }>("fmod_tile", "fmod_tile_init"),
    by_init_parameter<python_remainder>("remainder_tile", "remainder_tile_init"),
    unary<[](double x) { return std::sin(x); }>("sin_tile", "sin_tile_init", 24),
    unary<[](double x) { return std::cos(x); }>("cos_tile", "cos_tile_init", 24),
    unary<[](double x) { return std::tan(x); }>("tan_tile", "tan_tile_init", 30),
    unary<[](double x) { return std::asin(x); }>("asin_tile", "asin_tile_init", 30),
    unary<[](double x) { return std::acos(x); }>("acos_tile", "acos_tile_init", 30),
    unary<[](double x) { return std::atan(x); }>("atan_tile", "atan_tile_init", 24),
    unary<[](double x) { return std::sinh(x); }>("sinh_tile", "sinh_tile_init", 40),
    unary<[](double x) { return std::cosh(x); }>("cosh_tile", "cosh_tile_init", 40),
    unary<[](double x) { return std::tanh(x); }>("tanh_tile", "tanh_tile_init", 20),
    unary<[](double x) { return std::asinh(x); }>("asinh_tile", "asinh_tile_init", 40),
    unary<[](double x) { return std::acosh(x); }>("acosh_tile", "acosh_tile_init", 40),
    unary<[](double x) { return std::atanh(x); }>("atanh_tile", "atanh_tile_init", 40),
};

}  // namespace

std::span<const SfpuOperation> transcendental_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
