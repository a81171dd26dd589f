// Moves, sums, products, selections and rounding.
#include <array>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;

Word add(Word x, Word y) { return sfpu_mad(kOne, x, y); }
Word sub(Word x, Word y) { return sfpu_mad(kOne, x, y ^ kSign); }

// The default of the template cuts when DST has 16 bits, NearestEven rounds.
Word rounded_if_asked(Word sum, const SfpuFrame& f) {
    return f.parameters[0] != 0 && f.width != DstWidth::Bits32 ? round_bf16_even(sum) : sum;
}

Word rounded_if_narrow(Word value, const SfpuFrame& f) {
    return f.width != DstWidth::Bits32 ? round_bf16_even(value) : value;
}

Word product(Word x, Word y, const SfpuFrame& f) {
    if (f.width != DstWidth::Bits32 && (magnitude_of(x) == 0 || magnitude_of(y) == 0)) return 0;
    return rounded_if_narrow(sfpu_mad(x, y, 0), f);
}

double quotient(double x, double y) {
    if (y == 0.0) return x == 0.0 || std::isnan(x) ? kNotANumber : std::copysign(kInfinite, x);
    return x / y;
}

Word absolute(Word x) { return x > 0xFF800000U ? x : magnitude_of(x); }

// Decimals as the hardware's table has them: 10^decimals rounded to a float, the product rounded again each time.
Word round_to_decimals(Word x, const SfpuFrame& f) {
    const auto power = [](std::int32_t exponent) {
        if (exponent > 38) return kInfinity;
        return exponent < -45 ? 0 : bits_of(static_cast<float>(std::pow(10.0, exponent)));
    };
    const auto decimals = as_signed(f.parameters[0]);
    Word scaled = sfpu_mad(x, power(decimals), 0);
    if (exponent_of(scaled) < 127 + 23) {
        scaled = bits_of(static_cast<float>(std::nearbyint(value_of(magnitude_of(scaled))))) | (scaled & kSign);
    }
    return sfpu_mad(power(-decimals), scaled, 0);
}

Word clamp(Word x, const SfpuFrame& f) { return sfpu_min(sfpu_max(x, f.parameters[0]), f.parameters[1]); }

Word select(Word condition, Word yes, Word no) { return condition == 0 ? no : yes; }

// where works on the raw bits in DST whatever they mean; -0 is not zero for it.
void where(const SfpuFrame& f) {
    for (std::size_t i = 0; i < kTileElements; ++i) {
        f.out[0]->words[i] = select(f.in[0]->words[i], f.in[1]->words[i], f.in[2]->words[i]);
    }
}

void copy_words(const SfpuFrame& f) { *f.out[0] = *f.in[0]; }

template <auto Function>
constexpr SfpuOperation scalar(std::string_view name) {
    return {.name = name, .init = "binop_with_scalar_tile_init", .cycles = 3, .evaluate = raw1<Function>};
}

template <auto Function>
constexpr SfpuOperation binary(
    std::string_view name, std::string_view init, std::uint16_t cycles, SfpuConstants constants = None) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = Function};
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

template <auto Function>
constexpr SfpuOperation rounding(std::string_view name, std::uint16_t cycles) {
    return {.name = name, .init = "rounding_op_tile_init", .cycles = cycles, .evaluate = exact1<Function>};
}

using Frame = const SfpuFrame&;

constexpr std::array kOperations{
    binary<raw2<[](Word x, Word y, Frame f) { return rounded_if_asked(add(x, y), f); }>>(
        "add_binary_tile", "add_binary_tile_init", 4),
    binary<raw2<[](Word x, Word y, Frame f) { return rounded_if_asked(sub(x, y), f); }>>(
        "sub_binary_tile", "sub_binary_tile_init", 4),
    binary<raw2<[](Word x, Word y, Frame f) { return rounded_if_asked(sub(y, x), f); }>>(
        "rsub_binary_tile", "rsub_binary_tile_init", 4),
    binary<raw2<product>>("mul_binary_tile", "mul_binary_tile_init", 6),
    binary<exact2<[](double x, double y, Frame) { return quotient(x, y); }>>(
        "div_binary_tile", "div_binary_tile_init", 20, Own),
    binary<raw2<[](Word x, Word y, Frame) { return sfpu_max(x, y); }>>("binary_max_tile", "binary_max_tile_init", 4),
    binary<raw2<[](Word x, Word y, Frame) { return sfpu_min(x, y); }>>("binary_min_tile", "binary_min_tile_init", 4),
    scalar<[](Word x, Frame f) { return add(x, f.parameters[0]); }>("add_unary_tile"),
    scalar<[](Word x, Frame f) { return sub(x, f.parameters[0]); }>("sub_unary_tile"),
    scalar<[](Word x, Frame f) { return sfpu_mad(x, f.parameters[0], 0); }>("mul_unary_tile"),
    // The host passes the divisor's reciprocal.
    scalar<[](Word x, Frame f) { return sfpu_mad(x, f.parameters[0], 0); }>("div_unary_tile"),
    scalar<[](Word x, Frame f) { return rounded_if_narrow(sub(f.parameters[0], x), f); }>("rsub_unary_tile"),
    SfpuOperation{
        .name = "rsub_tile",
        .init = "rsub_tile_init",
        .cycles = 4,
        .evaluate = raw1<[](Word x, Frame f) { return rounded_if_narrow(sub(f.parameters[0], x), f); }>},
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
        .name = "abs_tile", .init = "abs_tile_init", .evaluate = raw1<[](Word x, Frame) { return absolute(x); }>},
    SfpuOperation{
        .name = "square_tile",
        .init = "square_tile_init",
        .constants = Own,
        .cycles = 6,
        .evaluate = raw1<[](Word x, Frame f) { return rounded_if_narrow(sfpu_mad(x, x, 0), f); }>},
    SfpuOperation{.name = "identity_tile", .init = "identity_tile_init", .cycles = 2, .evaluate = copy_words},
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
    rounding<[](double x, Frame) { return std::floor(x); }>("floor_tile", 8),
    rounding<[](double x, Frame) { return std::ceil(x); }>("ceil_tile", 8),
    rounding<[](double x, Frame) { return std::trunc(x); }>("trunc_tile", 6),
    rounding<[](double x, Frame) { return std::isinf(x) ? kNotANumber : x - std::trunc(x); }>("frac_tile", 8),
    SfpuOperation{
        .name = "round_tile", .init = "rounding_op_tile_init", .cycles = 9, .evaluate = raw1<round_to_decimals>},
    ternary<where>("where_tile", "where_tile_init", 6, Own),
    ternary<raw3<[](Word a, Word b, Word c, Frame f) {
        const Word sum = sfpu_mad(sfpu_mad(f.parameters[0], b, 0), c, a);
        return f.width != DstWidth::Bits32 ? round_bf16_half_away(sum) : sum;
    }>>("addcmul_tile", "addcmul_tile_init", 8),
    ternary<exact3<[](double a, double b, double c, Frame f) { return a + parameter(f, 0) * quotient(b, c); }>>(
        "addcdiv_tile", "addcdiv_tile_init", 24, Own),
    ternary<raw3<[](Word start, Word end, Word weight, Frame f) {
        return rounded_if_narrow(sfpu_mad(weight, sub(end, start), start), f);
    }>>("lerp_tile", "lerp_tile_init", 8),
    ternary<raw3<[](Word a, Word b, Word c, Frame f) {
        const Word sum = sfpu_mad(a, b, c);
        return f.width != DstWidth::Bits32 ? round_bf16_half_away(sum) : sum;
    }>>("mac_tile", "mac_tile_init", 6, Own),
};

}  // namespace

std::span<const SfpuOperation> arithmetic_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
