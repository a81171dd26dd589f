// Comparisons of floats, tests of special values, masks.
#include <array>
#include <functional>

#include "sfpu_lane.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

Word truth(bool value) { return value ? kOne : 0; }

// Bits are looked at (ckernel_sfpu_comp.h): denormals are not zero. NaN compares as in C: only `!=` holds.
template <auto Relation>
bool against_zero_bits(Word x) {
    const Word magnitude = magnitude_of(x);
    const double size = is_nan(x) ? kNotANumber : magnitude == 0 ? 0.0 : 1.0;
    return Relation((x & kSign) != 0 ? -size : size, 0.0);
}

template <auto Relation>
constexpr SfpuOperation against_zero(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .cycles = 9,
        .evaluate = raw1<[](Word x, Frame) { return truth(against_zero_bits<Relation>(x)); }>};
}

// With a scalar in a vector (ckernel_sfpu_unary_comp.h).
template <AnyLane V>
std::int32_t with_scalar(V x, Frame f) {
    return compared(x, lane_parameter<V>(f, 0));
}
constexpr auto kEqual = []<AnyLane V>(V x, Frame f) { return with_scalar(x, f) == 0; };
constexpr auto kNotEqual = []<AnyLane V>(V x, Frame f) { return with_scalar(x, f) != 0; };
constexpr auto kGreater = []<AnyLane V>(V x, Frame f) { return with_scalar(x, f) > 0; };
constexpr auto kNotGreater = []<AnyLane V>(V x, Frame f) { return with_scalar(x, f) <= 0; };
constexpr auto kLess = []<AnyLane V>(V x, Frame f) { return with_scalar(x, f) < 0; };
constexpr auto kNotLess = []<AnyLane V>(V x, Frame f) {
    if constexpr (V::kBlackhole) {
        return with_scalar(x, f) >= 0;
    } else {
        return !is_negative(x - lane_parameter<V>(f, 0));
    }
};

template <auto Test>
constexpr auto kTruth = []<AnyLane V>(V x, Frame f) { return V(Test(x, f) ? 1.0F : 0.0F); };

template <auto Test>
constexpr SfpuOperation against_scalar(std::string_view name, std::string_view init) {
    return {.name = name, .init = init, .cycles = 7, .evaluate = program1<kTruth<Test>>};
}

template <auto Test>
constexpr SfpuOperation between(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .inputs = 2,
        .first_output = 2,
        .cycles = 13,
        .evaluate = raw2<[](Word x, Word y, Frame) { return truth(Test(value_of(x), value_of(y))); }>};
}

template <auto Test>
constexpr SfpuOperation property(std::string_view name, std::string_view init) {
    return {.name = name, .init = init, .cycles = 8, .evaluate = raw1<[](Word x, Frame) { return truth(Test(x)); }>};
}

// The mask is the tile after the data, whatever the call names. Only a zero without its sign bit masks; Wormhole takes
// integers for sign and magnitude, whose -0 is one.
bool masks(Word word, Frame f) {
    return word == 0 || (word == kSign && f.format == DataFormat::Int32 && f.model == SfpuModel::Wormhole);
}

template <Word Replacement>
constexpr SfpuOperation masked(std::string_view name) {
    return {.name = name, .init = "mask_tile_init", .inputs = 2, .cycles = 6, .evaluate = [](Frame f) {
                for (std::size_t i = 0; i < kTileElements; ++i) {
                    const Word x = f.in[0]->words[i];
                    f.out[0]->words[i] = masks(f.in[1]->words[i], f) ? sfpu_store(Replacement, f.width) : x;
                }
            }};
}

// ckernel_sfpu_isclose.h; parameter 2 makes NaN close to NaN.
constexpr auto kIsClose = []<AnyLane V>(V x, V y, Frame f) {
    if (exponent_of(x.word) == 255 || exponent_of(y.word) == 255) {
        const bool both_nan = is_nan(x.word) && is_nan(y.word);
        return V(is_infinite(x.word) && x.word == y.word ? 1.0F : f.parameters[2] != 0 && both_nan ? 1.0F : 0.0F);
    }
    const V tolerance = lane_parameter<V>(f, 0) * absolute(y) + lane_parameter<V>(f, 1);
    return V(absolute(x - y) <= tolerance ? 1.0F : 0.0F);
};

constexpr std::array kOperations{
    against_zero<std::equal_to<double>{}>("eqz_tile", "eqz_tile_init"),
    against_zero<std::not_equal_to<double>{}>("nez_tile", "nez_tile_init"),
    against_zero<std::greater<double>{}>("gtz_tile", "gtz_tile_init"),
    against_zero<std::greater_equal<double>{}>("gez_tile", "gez_tile_init"),
    against_zero<std::less<double>{}>("ltz_tile", "ltz_tile_init"),
    against_zero<std::less_equal<double>{}>("lez_tile", "lez_tile_init"),
    against_scalar<kEqual>("unary_eq_tile", "unary_eq_tile_init"),
    against_scalar<kNotEqual>("unary_ne_tile", "unary_ne_tile_init"),
    against_scalar<kGreater>("unary_gt_tile", "unary_gt_tile_init"),
    against_scalar<kNotLess>("unary_ge_tile", "unary_ge_tile_init"),
    against_scalar<kLess>("unary_lt_tile", "unary_lt_tile_init"),
    against_scalar<kNotGreater>("unary_le_tile", "unary_le_tile_init"),
    between<std::equal_to<double>{}>("eq_binary_tile", "eq_binary_tile_init"),
    between<std::not_equal_to<double>{}>("ne_binary_tile", "ne_binary_tile_init"),
    between<std::greater<double>{}>("gt_binary_tile", "gt_binary_tile_init"),
    between<std::greater_equal<double>{}>("ge_binary_tile", "ge_binary_tile_init"),
    between<std::less<double>{}>("lt_binary_tile", "lt_binary_tile_init"),
    between<std::less_equal<double>{}>("le_binary_tile", "le_binary_tile_init"),
    property<[](Word x) { return is_infinite(x); }>("isinf_tile", "isinf_tile_init"),
    property<[](Word x) { return x == kInfinity; }>("isposinf_tile", "isposinf_tile_init"),
    property<[](Word x) { return x == (kSign | kInfinity); }>("isneginf_tile", "isneginf_tile_init"),
    property<[](Word x) { return is_nan(x); }>("isnan_tile", "isnan_tile_init"),
    property<[](Word x) { return exponent_of(x) != 255; }>("isfinite_tile", "isfinite_tile_init"),
    property<[](Word x) { return (x & kSign) != 0; }>("signbit_tile", "signbit_tile_init"),
    SfpuOperation{
        .name = "sign_tile",
        .init = "sign_tile_init",
        .cycles = 6,
        .evaluate = raw1<[](Word x, Frame) { return magnitude_of(x) == 0 ? 0 : kOne | (x & kSign); }>},
    SfpuOperation{
        .name = "heaviside_tile",
        .init = "heaviside_tile_init",
        .cycles = 7,
        .evaluate =
            raw1<[](Word x, Frame f) { return magnitude_of(x) == 0 ? f.parameters[0] : truth((x & kSign) == 0); }>},
    masked<0>("mask_tile"),
    masked<kInfinity>("mask_posinf_tile"),
    SfpuOperation{
        .name = "isclose_binary_tile",
        .init = "isclose_binary_tile_init",
        .constants = SfpuConstants::Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = 20,
        .evaluate = program2<kIsClose>},
};

}  // namespace

std::span<const SfpuOperation> comparison_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
