// Activation functions and their derivatives, error functions, gamma and Bessel functions.
#include <array>
#include <numbers>

#include "sfpu_lanes.hpp"
#include "sfpu_special_functions.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

constexpr double kSqrtHalf = std::numbers::sqrt2 / 2.0;
constexpr double kGeluTanh = 0.797884560802865355880;  // sqrt(2 / pi)

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }
// x * f(x) where f falls to zero faster than x grows.
double times(double x, double factor) { return factor == 0.0 ? std::copysign(0.0, x) : x * factor; }
double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }
double gelu(double x) { return times(x, 0.5 * std::erfc(-x * kSqrtHalf)); }
double gelu_tanh(double x) { return times(x, sigmoid(2.0 * kGeluTanh * (x + 0.044715 * x * x * x))); }

double gelu_derivative(double x) {
    const double density = std::exp(-0.5 * x * x) * kGeluTanh / 2.0;
    return 0.5 * std::erfc(-x * kSqrtHalf) + times(x, density);
}

double tanh_derivative(double x) {
    const double cosh = std::cosh(x);
    return 1.0 / (cosh * cosh);
}

double elu(double x, double alpha) { return x >= 0.0 ? x : alpha * std::expm1(x); }

double xielu(double x, double alpha_p, double alpha_n) {
    return 0.5 * x + (x > 0.0 ? alpha_p * x * x : alpha_n * (std::expm1(x) - x));
}

// Linear above the threshold, where the input is also stored as it was.
double softplus_of(double x, Frame f) {
    return parameter(f, 0) * x > parameter(f, 2) ? x : parameter(f, 1) * softplus(parameter(f, 0) * x);
}

Word leaky(Word x, Frame f) { return (x & kSign) != 0 && !is_zero(x) ? sfpu_mad(x, f.parameters[0], 0) : x; }

Word clamped_hard(Word x, Word low, Word high) { return sfpu_min(sfpu_max(x, low), high); }

// x - tanh(x); the difference of near-equal numbers is left to its series.
double tanh_shrink(double x) {
    const double square = x * x;
    return square < 0x1p-12 ? x * square * (1.0 / 3 - square * (2.0 / 15)) : x - std::tanh(x);
}

Word relu_up_to(Word x, Word threshold) { return sfpu_max(sfpu_min(x, threshold), 0); }

Word hard_sigmoid(Word x) { return relu_up_to(sfpu_mad(x, bits_of(0.1666666716337204F), bits_of(0.5F)), kOne); }

Word hard_mish(Word x) { return sfpu_mad(x, clamped_hard(sfpu_mad(x, bits_of(0.5F), kOne), 0, kOne), 0); }

Word soft_shrink(Word x, Frame f) {
    const Word lambda = f.parameters[0];
    return sfpu_mad(kOne, x, clamped_hard(x, lambda ^ kSign, lambda) ^ kSign);
}

// psi^(n)(x); the host passes n and (-1)^(n+1) n!.
double polygamma(double x, Frame f) { return parameter(f, 1) * hurwitz_zeta(parameter(f, 0) + 1.0, x); }

template <auto Function>
constexpr SfpuOperation unary(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = Own) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .cycles = cycles,
        .evaluate = exact1<[](double x, Frame) { return Function(x); }>};
}

template <auto Function>
constexpr SfpuOperation parametrised(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = None) {
    return {.name = name, .init = init, .constants = constants, .cycles = cycles, .evaluate = exact1<Function>};
}

template <auto Function>
constexpr SfpuOperation bits(
    std::string_view name, std::string_view init, std::uint16_t cycles, std::string_view other_init = {},
    SfpuConstants constants = None) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .cycles = cycles,
        .evaluate = raw1<Function>,
        .other_init = other_init};
}

constexpr std::array kOperations{
    bits<[](Word x, Frame) { return sfpu_max(x, 0); }>("relu_tile", "relu_tile_init", 3, "relu_min_tile_init"),
    bits<[](Word x, Frame f) { return sfpu_max(x, f.parameters[0]); }>(
        "relu_min_tile", "relu_min_tile_init", 4, "relu_tile_init"),
    bits<[](Word x, Frame f) { return relu_up_to(x, f.parameters[0]); }>("relu_max_tile", "relu_max_tile_init", 6),
    bits<leaky>("leaky_relu_tile", "leaky_relu_tile_init", 5),
    bits<leaky>("prelu_tile", "prelu_tile_init", 5),
    bits<[](Word x, Frame) { return hard_sigmoid(x); }>("hardsigmoid_tile", "hardsigmoid_tile_init", 8, {}, Own),
    bits<[](Word x, Frame) { return hard_mish(x); }>("hardmish_tile", "hardmish_tile_init", 8),
    bits<soft_shrink>("softshrink_tile", "softshrink_tile_init", 7),
    parametrised<[](double x, Frame f) { return std::abs(x) <= parameter(f, 0) ? 0.0 : x; }>(
        "hardshrink_tile", "hardshrink_tile_init", 6),
    bits<[](Word x, Frame f) { return value_of(x) <= parameter(f, 0) ? f.parameters[1] : x; }>(
        "threshold_tile", "threshold_tile_init", 5),
    unary<sigmoid>("sigmoid_tile", "sigmoid_tile_init", 20),
    unary<[](double x) { return times(x, sigmoid(x)); }>("silu_tile", "silu_tile_init", 24),
    unary<gelu>("gelu_tile", "gelu_tile_init", 24),
    unary<gelu_tanh>("gelu_tanh_tile", "gelu_tanh_tile_init", 24),
    unary<gelu_derivative>("gelu_derivative_tile", "gelu_derivative_tile_init", 40),
    unary<tanh_derivative>("tanh_derivative_tile", "tanh_derivative_tile_init", 30),
    unary<tanh_shrink>("tanhshrink_tile", "tanhshrink_tile_init", 30),
    unary<[](double x) { return times(x, std::tanh(softplus(x))); }>("mish_tile", "mish_tile_init", 40),
    unary<[](double x) { return std::isinf(x) ? std::copysign(1.0, x) : x / (1.0 + std::abs(x)); }>(
        "softsign_tile", "softsign_tile_init", 16),
    parametrised<softplus_of>("softplus_tile", "softplus_tile_init", 30),
    parametrised<[](double x, Frame f) { return elu(x, parameter(f, 0)); }>("elu_tile", "elu_tile_init", 24),
    parametrised<[](double x, Frame f) { return parameter(f, 0) * elu(x, parameter(f, 1)); }>(
        "selu_tile", "selu_tile_init", 26),
    parametrised<[](double x, Frame f) { return x >= 0.0 ? x : parameter(f, 0) * std::expm1(x * parameter(f, 1)); }>(
        "celu_tile", "celu_tile_init", 26),
    parametrised<[](double x, Frame f) { return xielu(x, parameter(f, 0), parameter(f, 1)); }>(
        "xielu_tile", "xielu_tile_init", 30, Own),
    parametrised<[](double x, Frame f) { return parameter(f, 0) * std::tanh(x * parameter(f, 1)); }>(
        "softcap_tile", "softcap_tile_init", 24),
    unary<[](double x) { return std::erf(x); }>("erf_tile", "erf_tile_init", 24),
    unary<[](double x) { return std::erfc(x); }>("erfc_tile", "erfc_tile_init", 24),
    unary<inverse_erf>("erfinv_tile", "erfinv_tile_init", 30),
    unary<bessel_i0>("i0_tile", "i0_tile_init", 30),
    unary<bessel_i1>("i1_tile", "i1_tile_init", 30),
    unary<digamma>("digamma_tile", "digamma_tile_init", 50),
    parametrised<polygamma>("polygamma_tile", "polygamma_tile_init", 120, Own),
    SfpuOperation{
        .name = "logsigmoid_tile",
        .init = "logsigmoid_tile_init",
        .inputs = 2,
        .first_output = 2,
        .cycles = 20,
        // The second operand holds exp(-x) and is used where it alone decides the result.
        .evaluate =
            exact2<[](double x, double exp_of_minus_x, Frame) { return 4.0 < x ? -exp_of_minus_x : -softplus(-x); }>},
    SfpuOperation{
        .name = "snake_beta_tile",
        .init = "snake_beta_tile_init",
        .constants = Own,
        .inputs = 3,
        .first_output = 3,
        .cycles = 40,
        .evaluate = exact3<[](double x, double alpha, double beta, Frame) {
            const double sine = std::sin(alpha * x);
            return x + sine * sine / beta;
        }>},
};

}  // namespace

std::span<const SfpuOperation> activation_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
