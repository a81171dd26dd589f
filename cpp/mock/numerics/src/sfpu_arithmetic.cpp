// Moves, sums, products and selections.
#include <array>

#include "sfpu_lane.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

template <AnyLane V>
V rounded_even_if_narrow(V value, Frame f) {
    return is_wide(f) ? value : V::of(round_bf16_even(value.word));
}

// The default of the template cuts when DST has 16 bits, NearestEven rounds.
template <AnyLane V>
V rounded_if_asked(V sum, Frame f) {
    return f.parameters[0] != 0 ? rounded_even_if_narrow(sum, f) : sum;
}

constexpr auto kAdd = []<AnyLane V>(V x, V y, Frame f) { return rounded_if_asked(x + y, f); };
constexpr auto kSub = []<AnyLane V>(V x, V y, Frame f) { return rounded_if_asked(x - y, f); };
constexpr auto kReverseSub = []<AnyLane V>(V x, V y, Frame f) { return rounded_if_asked(y - x, f); };

constexpr auto kMul = []<AnyLane V>(V x, V y, Frame f) {
    if (!is_wide(f) && (x.word == 0 || y.word == 0)) return V(0.0F);
    return rounded_even_if_narrow(V(x * y), f);
};

constexpr auto kAddScalar = []<AnyLane V>(V x, Frame f) { return x + lane_parameter<V>(f, 0); };
constexpr auto kSubScalar = []<AnyLane V>(V x, Frame f) { return x - lane_parameter<V>(f, 0); };
// Also of div_unary_tile, to which the host passes the divisor's reciprocal.
constexpr auto kMulScalar = []<AnyLane V>(V x, Frame f) { return V(x * lane_parameter<V>(f, 0)); };
constexpr auto kReverseSubScalar = []<AnyLane V>(V x, Frame f) {
    return rounded_even_if_narrow(lane_parameter<V>(f, 0) - x, f);
};

constexpr auto kSquare = []<AnyLane V>(V x, Frame f) { return rounded_even_if_narrow(V(x * x), f); };

constexpr auto kAddProduct = []<AnyLane V>(V a, V b, V c, Frame f) {
    return rounded_if_narrow(V(V(lane_parameter<V>(f, 0) * b) * c + a), f);
};
constexpr auto kMultiplyAdd = []<AnyLane V>(V a, V b, V c, Frame f) { return rounded_if_narrow(V(a * b + c), f); };
constexpr auto kLerp = []<AnyLane V>(V start, V end, V weight, Frame f) {
    return rounded_even_if_narrow(V(weight * V(end - start) + start), f);
};

// ckernel_sfpu_binary.h: the neighbour towards y, a step of the last place of fp32 or of bf16 away.
template <Word kStep>
constexpr auto kNextAfter = []<AnyLane V>(V x, V y, Frame) {
    if (is_nan(x.word) || is_nan(y.word)) return V::of(kNan);
    const V zero(0.0F);
    if (magnitude_of(x.word) == 0) {
        if (magnitude_of(y.word) == 0) return y;
        return V::of((y.word & kSign) | kStep);
    }
    Word step = 0;
    if (x < y) step = x >= zero ? kStep : 0 - kStep;
    if (x > y) step = x > zero ? 0 - kStep : kStep;
    return V::of(x.word + step);
};

Word absolute_value(Word x) { return x > 0xFF800000U ? x : magnitude_of(x); }

Word clamp(Word x, Frame f) { return sfpu_min(sfpu_max(x, f.parameters[0]), f.parameters[1]); }

Word select(Word condition, Word yes, Word no) { return condition == 0 ? no : yes; }

// where works on the raw bits in DST whatever they mean; -0 is not zero for it.
void where(Frame f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = select(f.in[0]->words[i], f.in[1]->words[i], f.in[2]->words[i]);
    }
}

template <auto Function>
constexpr SfpuOperation scalar(std::string_view name) {
    return {.name = name, .init = "binop_with_scalar_tile_init", .cycles = 3, .evaluate = program1<Function>};
}

template <auto Function>
constexpr SfpuOperation binary(std::string_view name, std::string_view init, std::uint16_t cycles) {
    return {.name = name, .init = init, .inputs = 2, .first_output = 2, .cycles = cycles, .evaluate = Function};
}

template <auto Function>
constexpr SfpuOperation ternary(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = None) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .inputs = 3,
        .first_output = 3,
        .cycles = cycles,
        .evaluate = Function};
}

constexpr std::array kOperations{
    binary<program2<kAdd>>("add_binary_tile", "add_binary_tile_init", 4),
    binary<program2<kSub>>("sub_binary_tile", "sub_binary_tile_init", 4),
    binary<program2<kReverseSub>>("rsub_binary_tile", "rsub_binary_tile_init", 4),
    binary<program2<kMul>>("mul_binary_tile", "mul_binary_tile_init", 6),
    binary<raw2<[](Word x, Word y, Frame) { return sfpu_max(x, y); }>>("binary_max_tile", "binary_max_tile_init", 4),
    binary<raw2<[](Word x, Word y, Frame) { return sfpu_min(x, y); }>>("binary_min_tile", "binary_min_tile_init", 4),
    binary<program2<kNextAfter<1>>>("nextafter_binary_tile", "nextafter_binary_tile_init", 40),
    binary<program2<kNextAfter<0x10000>>>("nextafter_bf16_binary_tile", "nextafter_bf16_binary_tile_init", 40),
    scalar<kAddScalar>("add_unary_tile"),
    scalar<kSubScalar>("sub_unary_tile"),
    scalar<kMulScalar>("mul_unary_tile"),
    scalar<kMulScalar>("div_unary_tile"),
    scalar<kReverseSubScalar>("rsub_unary_tile"),
    SfpuOperation{.name = "rsub_tile", .init = "rsub_tile_init", .cycles = 4, .evaluate = program1<kReverseSubScalar>},
    SfpuOperation{
        .name = "fill_tile",
        .init = "fill_tile_init",
        .inputs = 0,
        .cycles = 1,
        .evaluate = [](Frame f) { f.out[0]->words.fill(sfpu_store(f.parameters[0], f.width)); }},
    SfpuOperation{
        .name = "negative_tile",
        .init = "negative_tile_init",
        .evaluate = raw1<[](Word x, Frame) { return x ^ kSign; }>},
    SfpuOperation{
        .name = "abs_tile", .init = "abs_tile_init", .evaluate = raw1<[](Word x, Frame) { return absolute_value(x); }>},
    SfpuOperation{
        .name = "square_tile",
        .init = "square_tile_init",
        .constants = Own,
        .cycles = 6,
        .evaluate = program1<kSquare>},
    SfpuOperation{
        .name = "identity_tile",
        .init = "identity_tile_init",
        .cycles = 2,
        .evaluate = raw1<[](Word x, Frame) { return x; }>},
    SfpuOperation{.name = "clamp_tile", .init = "clamp_tile_init", .cycles = 8, .evaluate = raw1<clamp>},
    SfpuOperation{.name = "hardtanh_tile", .init = "hardtanh_tile_init", .cycles = 6, .evaluate = raw1<clamp>},
    SfpuOperation{
        .name = "unary_max_tile",
        .init = "unary_max_tile_init",
        .constants = Own,
        .evaluate = raw1<[](Word x, Frame f) { return sfpu_max(x, f.parameters[0]); }>},
    SfpuOperation{
        .name = "unary_min_tile",
        .init = "unary_min_tile_init",
        .constants = Own,
        .evaluate = raw1<[](Word x, Frame f) { return sfpu_min(x, f.parameters[0]); }>},
    ternary<where>("where_tile", "where_tile_init", 6, Own),
    ternary<program3<kAddProduct>>("addcmul_tile", "addcmul_tile_init", 8),
    ternary<program3<kLerp>>("lerp_tile", "lerp_tile_init", 8),
    ternary<program3<kMultiplyAdd>>("mac_tile", "mac_tile_init", 6, Own),
};

}  // namespace

std::span<const SfpuOperation> arithmetic_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
