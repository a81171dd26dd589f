// Comparisons of floats, tests of special values, masks.
#include <array>
#include <functional>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using Frame = const SfpuFrame&;

Word truth(bool value) { return value ? kOne : 0; }

// NaN compares as in C: only `!=` holds.
template <auto Test>
constexpr SfpuOperation against_zero(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .cycles = 9,
        .evaluate = raw1<[](Word x, Frame) { return truth(Test(value_of(x), 0.0)); }>};
}

template <auto Test>
constexpr SfpuOperation against_scalar(std::string_view name, std::string_view init) {
    return {
        .name = name,
        .init = init,
        .cycles = 7,
        .evaluate = raw1<[](Word x, Frame f) { return truth(Test(value_of(x), parameter(f, 0))); }>};
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

// The mask is the tile after the data, whatever the call names; the zero is any with sign bit ignored.
template <Word Replacement>
constexpr SfpuOperation masked(std::string_view name) {
    return {.name = name, .init = "mask_tile_init", .inputs = 2, .cycles = 6, .evaluate = [](Frame f) {
                for (std::size_t i = 0; i < kTileElements; ++i) {
                    const Word x = f.in[0]->words[i];
                    const bool kept =
                        f.format == DataFormat::Int32 ? f.in[1]->words[i] != 0 : magnitude_of(f.in[1]->words[i]) != 0;
                    f.out[0]->words[i] = kept ? x : sfpu_store(Replacement, f.width);
                }
            }};
}

bool is_close(double x, double y, double relative, double absolute, bool equal_nan) {
    if (std::isnan(x) || std::isnan(y)) return equal_nan && std::isnan(x) && std::isnan(y);
    if (std::isinf(x) || std::isinf(y)) return x == y;
    return std::abs(x - y) <= absolute + relative * std::abs(y);
}

constexpr std::array kOperations{
    against_zero<std::equal_to<double>{}>("eqz_tile", "eqz_tile_init"),
    against_zero<std::not_equal_to<double>{}>("nez_tile", "nez_tile_init"),
    against_zero<std::greater<double>{}>("gtz_tile", "gtz_tile_init"),
    against_zero<std::greater_equal<double>{}>("gez_tile", "gez_tile_init"),
    against_zero<std::less<double>{}>("ltz_tile", "ltz_tile_init"),
    against_zero<std::less_equal<double>{}>("lez_tile", "lez_tile_init"),
    against_scalar<std::equal_to<double>{}>("unary_eq_tile", "unary_eq_tile_init"),
    against_scalar<std::not_equal_to<double>{}>("unary_ne_tile", "unary_ne_tile_init"),
    against_scalar<std::greater<double>{}>("unary_gt_tile", "unary_gt_tile_init"),
    against_scalar<std::greater_equal<double>{}>("unary_ge_tile", "unary_ge_tile_init"),
    against_scalar<std::less<double>{}>("unary_lt_tile", "unary_lt_tile_init"),
    against_scalar<std::less_equal<double>{}>("unary_le_tile", "unary_le_tile_init"),
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
        .evaluate = raw1<[](Word x, Frame f) { return is_zero(x) ? f.parameters[0] : truth((x & kSign) == 0); }>},
    masked<0>("mask_tile"),
    masked<kInfinity>("mask_posinf_tile"),
    SfpuOperation{
        .name = "isclose_binary_tile",
        .init = "isclose_binary_tile_init",
        .constants = SfpuConstants::Own,
        .inputs = 2,
        .first_output = 2,
        .cycles = 20,
        .evaluate = raw2<[](Word x, Word y, Frame f) {
            return truth(is_close(value_of(x), value_of(y), parameter(f, 0), parameter(f, 1), f.parameters[2] != 0));
        }>},
};

}  // namespace

std::span<const SfpuOperation> comparison_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
