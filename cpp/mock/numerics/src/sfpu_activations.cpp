// The rectified linear units and their relatives as the vector unit's programs compute them.
#include <array>

#include "sfpu_program_parts.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// SFPSWAP on Wormhole; Blackhole stores where a subtraction says so.
template <AnyLane V>
std::optional<V> at_least(V bound, V x) {
    if constexpr (V::kBlackhole) {
        return is_negative(mad(bound, V(-1.0F), x)) ? std::optional<V>(bound) : std::nullopt;
    } else {
        return larger(x, bound);
    }
}

constexpr auto kRelu = []<AnyLane V>(V x, Frame) { return at_least(V(0.0F), x); };
constexpr auto kReluMin = []<AnyLane V>(V x, Frame f) { return at_least(lane_parameter<V>(f, 0), x); };

template <AnyLane V>
V between_zero_and(V bound, V x) {
    if constexpr (V::kBlackhole) return larger(smaller(x, bound), V(0.0F));
    if (x > bound) x = bound;
    return is_negative(x) ? V(0.0F) : x;
}

constexpr auto kReluMax = []<AnyLane V>(V x, Frame f) { return between_zero_and(lane_parameter<V>(f, 0), x); };

// Also of -0.
constexpr auto kLeaky = []<AnyLane V>(V x, Frame f) { return is_negative(x) ? V(x * lane_parameter<V>(f, 0)) : x; };

constexpr auto kHardSigmoid = []<AnyLane V>(V x, Frame) {
    return between_zero_and(V(1.0F), V(x * V(0.1666666716337204F) + V(0.5F)));
};

constexpr auto kHardMish = []<AnyLane V>(V x, Frame) { return V(x * clamped(V(x * V(0.5F) + V(1.0F)), 0.0F, 1.0F)); };

constexpr auto kThreshold = []<AnyLane V>(V x, Frame f) {
    return compared(x, lane_parameter<V>(f, 0)) <= 0 ? std::optional<V>(lane_parameter<V>(f, 1)) : std::nullopt;
};

// ckernel_sfpu_snake_beta.h: x + sin^2(alpha x) / beta
constexpr auto kSnakeBeta = []<AnyLane V>(V x, V alpha, V beta, Frame f) {
    const bool wide = is_wide(f);
    const V turns = V(alpha * x) * V(0.318309886183791F);
    const V a = V(turns - cast_to_float<V>(nearest_int16(turns))) * V(3.141592653589793F);
    const V s = a * a;
    const V series = wide ? polynomial(s, -0x1.55554cp-3F, 0x1.110edap-7F, -0x1.9f70fp-13F, 0x1.5dc908p-19F)
                          : polynomial(s, -0x1.5554a4p-3F, 0x1.10c2a2p-7F, -0x1.8b10a4p-13F);
    const V sine = V(a * s) * series + a;
    return rounded_if_narrow(V(V(sine * sine) * reciprocal(beta, wide ? 2 : 1) + x), f);
};

template <auto Function>
constexpr SfpuOperation activation(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = None) {
    return {.name = name, .init = init, .constants = constants, .cycles = cycles, .evaluate = program1<Function>};
}

constexpr std::array kOperations{
    SfpuOperation{
        .name = "relu_tile",
        .init = "relu_tile_init",
        .evaluate = program1_where<kRelu>,
        .other_init = "relu_min_tile_init"},
    SfpuOperation{
        .name = "relu_min_tile",
        .init = "relu_min_tile_init",
        .cycles = 4,
        .evaluate = program1_where<kReluMin>,
        .other_init = "relu_tile_init"},
    activation<kReluMax>("relu_max_tile", "relu_max_tile_init", 6),
    activation<kLeaky>("leaky_relu_tile", "leaky_relu_tile_init", 5),
    activation<kLeaky>("prelu_tile", "prelu_tile_init", 5),
    activation<kHardSigmoid>("hardsigmoid_tile", "hardsigmoid_tile_init", 8, Own),
    activation<kHardMish>("hardmish_tile", "hardmish_tile_init", 8),
    SfpuOperation{
        .name = "threshold_tile", .init = "threshold_tile_init", .cycles = 5, .evaluate = program1_where<kThreshold>},
    SfpuOperation{
        .name = "snake_beta_tile",
        .init = "snake_beta_tile_init",
        .constants = Own,
        .inputs = 3,
        .first_output = 3,
        .cycles = 40,
        .evaluate = program3<kSnakeBeta>},
};

}  // namespace

std::span<const SfpuOperation> activation_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
