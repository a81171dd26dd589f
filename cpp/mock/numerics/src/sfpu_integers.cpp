// Integer arithmetic, comparisons, bits and shifts.
#include <array>
#include <functional>

#include "sfpu_lanes.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

bool has_sign(Frame f) { return f.format == DataFormat::Int32; }

// Compares as the format says: signed for Int32.
template <class Relation>
bool related(Word x, Word y, Frame f) {
    return has_sign(f) ? Relation()(as_signed(x), as_signed(y)) : Relation()(x, y);
}

Word larger(Word x, Word y, Frame f) { return related<std::less<>>(x, y, f) ? y : x; }
Word smaller(Word x, Word y, Frame f) { return related<std::less<>>(y, x, f) ? y : x; }

Word magnitude(Word x) { return as_signed(x) < 0 ? 0 - x : x; }

// Shift amounts from 32 up give 0, as do negative ones.
Word left_shift(Word x, Word amount) { return amount < 32 ? x << amount : 0; }
Word logical_right_shift(Word x, Word amount) { return amount < 32 ? x >> amount : 0; }

Word right_shift(Word x, Word amount, Frame f) {
    // An unsigned 32-bit shift clamps its amount to 31 instead.
    if (f.format == DataFormat::UInt32) return x >> std::min<Word>(amount, 31);
    if (amount >= 32) return 0;
    return has_sign(f) ? as_word(as_signed(x) >> amount) : x >> amount;
}

Word right_shift_by_scalar(Word x, Frame f) {
    const Word amount = std::min<Word>(f.parameters[0], 31);
    return has_sign(f) ? as_word(as_signed(x) >> amount) : x >> amount;
}

template <auto Function>
constexpr SfpuOperation unary(std::string_view name, std::string_view init, SfpuConstants constants = None) {
    return {.name = name, .init = init, .constants = constants, .cycles = 4, .evaluate = integer1<Function>};
}

template <auto Function>
constexpr SfpuOperation binary(
    std::string_view name, std::string_view init, std::uint16_t cycles = 5, SfpuConstants constants = None) {
    return {
        .name = name,
        .init = init,
        .constants = constants,
        .inputs = 2,
        .first_output = 2,
        .cycles = cycles,
        .evaluate = integer2<Function>};
}

template <class Relation>
constexpr SfpuOperation comparison(std::string_view name, std::string_view init) {
    return binary<[](Word x, Word y, Frame f) { return Word{related<Relation>(x, y, f)}; }>(name, init, 8);
}

template <class Relation>
constexpr SfpuOperation against_scalar(std::string_view name, std::string_view init) {
    return unary<[](Word x, Frame f) { return Word{related<Relation>(x, f.parameters[0], f)}; }>(name, init);
}

// Wormhole takes the operand for sign and magnitude, so that the lowest number is zero.
template <class Relation>
constexpr SfpuOperation equality_with_scalar(std::string_view name, std::string_view init) {
    return unary<[](Word x, Frame f) {
        const bool minus_zero = x == 0x80000000U && f.model == SfpuModel::Wormhole;
        return Word{Relation()(minus_zero ? 0 : x, f.parameters[0])};
    }>(name, init);
}

template <class Relation>
constexpr SfpuOperation against_zero(std::string_view name, std::string_view init) {
    return unary<[](Word x, Frame f) { return Word{related<Relation>(x, 0, f)}; }>(name, init);
}

// max(x, t) and min(max(x, 0), t).
constexpr auto kLowerBound = [](Word x, Frame f) { return larger(x, f.parameters[0], f); };
constexpr auto kUpperBound = [](Word x, Frame f) {
    const bool negative_bound = has_sign(f) && as_signed(f.parameters[0]) < 0;
    return negative_bound ? 0 : smaller(larger(x, 0, f), f.parameters[0], f);
};

// float x: 1.0 where x is 0; integers: 1.
void logical_not(Frame f) {
    const bool is_integer = f.format == DataFormat::Int32 || f.format == DataFormat::UInt32 || is_short(f);
    for (std::size_t i = 0; i < kTileElements; ++i) {
        const Word x = f.in[0]->words[i];
        f.out[0]->words[i] = is_integer ? stored_integer(load_integer(x, f) == 0 ? 1 : 0, f) : (x == 0 ? kOne : 0);
    }
}

constexpr std::array kOperations{
    SfpuOperation{
        .name = "fill_tile_int",
        .init = "fill_tile_init",
        .inputs = 0,
        .cycles = 1,
        .evaluate = [](Frame f) { f.out[0]->words.fill(stored_integer(f.parameters[0], f)); }},
    unary<[](Word x, Frame) { return 0 - x; }>("negative_tile_int32", "negative_tile_init"),
    unary<[](Word x, Frame) { return magnitude(x); }>("abs_tile_int32", "abs_tile_init"),
    unary<[](Word x, Frame) { return Word{as_signed(x) < 0}; }>("signbit_tile_int32", "signbit_tile_int32_init", Own),
    unary<[](Word x, Frame) { return x; }>("identity_tile_uint32", "identity_tile_init"),
    unary<[](Word x, Frame f) { return x + f.parameters[0]; }>("add_unary_tile_int32", "binop_with_scalar_tile_init"),
    unary<[](Word x, Frame f) { return x - f.parameters[0]; }>("sub_unary_tile_int32", "binop_with_scalar_tile_init"),
    unary<[](Word x, Frame f) { return f.parameters[0] - x; }>("rsub_unary_int32_tile", "rsub_unary_int32_tile_init"),
    unary<[](Word x, Frame f) { return larger(x, f.parameters[0], f); }>(
        "unary_max_int32_tile", "unary_max_int32_tile_init", Own),
    unary<[](Word x, Frame f) { return smaller(x, f.parameters[0], f); }>(
        "unary_min_int32_tile", "unary_min_int32_tile_init", Own),
    unary<[](Word x, Frame f) { return larger(x, f.parameters[0], f); }>(
        "unary_max_uint32_tile", "unary_max_uint32_tile_init", Own),
    unary<[](Word x, Frame f) { return smaller(x, f.parameters[0], f); }>(
        "unary_min_uint32_tile", "unary_min_uint32_tile_init", Own),
    unary<[](Word x, Frame f) { return smaller(larger(x, f.parameters[0], f), f.parameters[1], f); }>(
        "clamp_tile_int32", "clamp_tile_init"),
    SfpuOperation{
        .name = "relu_tile_int32",
        .init = "relu_tile_init",
        .evaluate = integer1<[](Word x, Frame f) { return larger(x, 0, f); }>,
        .other_init = "relu_min_tile_init"},
    unary<kLowerBound>("relu_min_tile_int32", "relu_min_tile_init"),
    unary<kLowerBound>("relu_min_tile_uint32", "relu_min_tile_init"),
    unary<kLowerBound>("relu_min_tile_uint16", "relu_min_tile_init"),
    unary<kUpperBound>("relu_max_tile_int32", "relu_max_tile_init"),
    unary<kUpperBound>("relu_max_tile_uint32", "relu_max_tile_init"),
    unary<kUpperBound>("relu_max_tile_uint16", "relu_max_tile_init"),
    binary<[](Word x, Word y, Frame) { return x + y; }>("add_int_tile", "add_int_tile_init"),
    binary<[](Word x, Word y, Frame) { return x - y; }>("sub_int_tile", "sub_int_tile_init"),
    binary<[](Word x, Word y, Frame) { return y - x; }>("rsub_int_tile", "rsub_int_tile_init"),
    binary<[](Word x, Word y, Frame) { return x * y; }>("mul_int_tile", "mul_int_tile_init", 24, Own),
    binary<larger>("binary_max_int32_tile", "binary_max_int32_tile_init", 8, Own),
    binary<smaller>("binary_min_int32_tile", "binary_min_int32_tile_init", 8, Own),
    binary<larger>("binary_max_uint32_tile", "binary_max_uint32_tile_init", 8, Own),
    binary<smaller>("binary_min_uint32_tile", "binary_min_uint32_tile_init", 8, Own),
    comparison<std::equal_to<>>("eq_int_tile", "eq_int_tile_init"),
    comparison<std::not_equal_to<>>("ne_int_tile", "ne_int_tile_init"),
    comparison<std::less<>>("lt_int_tile", "lt_int_tile_init"),
    comparison<std::greater<>>("gt_int_tile", "gt_int_tile_init"),
    comparison<std::less_equal<>>("le_int_tile", "le_int_tile_init"),
    comparison<std::greater_equal<>>("ge_int_tile", "ge_int_tile_init"),
    equality_with_scalar<std::equal_to<>>("unary_eq_tile_int32", "unary_eq_tile_init"),
    equality_with_scalar<std::not_equal_to<>>("unary_ne_tile_int32", "unary_ne_tile_init"),
    against_scalar<std::greater<>>("unary_gt_tile_int32", "unary_gt_tile_init"),
    against_scalar<std::greater_equal<>>("unary_ge_tile_int32", "unary_ge_tile_init"),
    against_scalar<std::less<>>("unary_lt_tile_int32", "unary_lt_tile_init"),
    against_scalar<std::less_equal<>>("unary_le_tile_int32", "unary_le_tile_init"),
    against_zero<std::equal_to<>>("eqz_tile_int32", "eqz_tile_init"),
    against_zero<std::equal_to<>>("eqz_tile_uint32", "eqz_tile_init"),
    against_zero<std::equal_to<>>("eqz_tile_uint16", "eqz_tile_init"),
    against_zero<std::not_equal_to<>>("nez_tile_int32", "nez_tile_init"),
    against_zero<std::not_equal_to<>>("nez_tile_uint32", "nez_tile_init"),
    against_zero<std::not_equal_to<>>("nez_tile_uint16", "nez_tile_init"),
    against_zero<std::greater<>>("gtz_tile_int32", "gtz_tile_init"),
    against_zero<std::greater_equal<>>("gez_tile_int32", "gez_tile_init"),
    against_zero<std::less<>>("ltz_tile_int32", "ltz_tile_init"),
    against_zero<std::less_equal<>>("lez_tile_int32", "lez_tile_init"),
    binary<[](Word x, Word y, Frame) { return x & y; }>("bitwise_and_binary_tile", "binary_bitwise_tile_init"),
    binary<[](Word x, Word y, Frame) { return x | y; }>("bitwise_or_binary_tile", "binary_bitwise_tile_init"),
    binary<[](Word x, Word y, Frame) { return x ^ y; }>("bitwise_xor_binary_tile", "binary_bitwise_tile_init"),
    unary<[](Word x, Frame f) { return x & f.parameters[0]; }>("bitwise_and_tile", "bitwise_and_tile_init"),
    unary<[](Word x, Frame f) { return x | f.parameters[0]; }>("bitwise_or_tile", "bitwise_or_tile_init"),
    unary<[](Word x, Frame f) { return x ^ f.parameters[0]; }>("bitwise_xor_tile", "bitwise_xor_tile_init"),
    unary<[](Word x, Frame) { return ~x; }>("bitwise_not_tile", "bitwise_not_tile_init"),
    binary<[](Word x, Word y, Frame) { return left_shift(x, y); }>(
        "binary_left_shift_tile", "binary_shift_tile_init", 9),
    binary<right_shift>("binary_right_shift_tile", "binary_shift_tile_init", 14),
    binary<[](Word x, Word y, Frame) { return logical_right_shift(x, y); }>(
        "binary_logical_right_shift_tile", "binary_shift_tile_init", 10),
    unary<[](Word x, Frame f) { return left_shift(x, f.parameters[0]); }>("left_shift_tile", "left_shift_tile_init"),
    unary<right_shift_by_scalar>("right_shift_tile", "right_shift_tile_init"),
    SfpuOperation{.name = "logical_not_tile", .init = "logical_not_tile_init", .cycles = 5, .evaluate = logical_not},
};

}  // namespace

std::span<const SfpuOperation> integer_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
