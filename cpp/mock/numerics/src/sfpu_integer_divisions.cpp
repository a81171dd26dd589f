// Quotients, remainders, divisors and multiples of integers: by floats and corrections, as the vector unit's programs
// find them. They are exact but for zero divisors, whose results are what the steps make of them.
#include <array>

#include "sfpu_program_parts.hpp"

namespace tilemetal::numerics::sfpu {
namespace {

using enum SfpuConstants;
using Frame = const SfpuFrame&;

// Integers of two words as signs and magnitudes; the lowest has none.
Word sign_magnitude(Word x) {
    if (as_signed(x) >= 0) return x;
    return x == kSign ? ~Word{0} : kSign | (0 - x);
}

template <AnyLane V>
Word nearest_uint16(V x) {
    return sfpu_round_integer(x.word, 65535, false, kSfpuNearest);
}

// 2^31, the magnitude of the lowest integer, looks like -0.
template <AnyLane V>
V float_of_magnitude(Word magnitude) {
    const V value = cast_to_float<V>(magnitude);
    return is_negative(value) ? V(0x1p31F) : value;
}

// --- Division (ckernel_sfpu_div_int32_floor.h, ckernel_sfpu_binary_remainder.h)
// ------------------------------------------

// Quotients make one more step towards the reciprocal than remainders do.
enum class Wanted : std::uint8_t { Quotient, Remainder, RemainderOfHalf };

struct Quotient {
    Word quotient = 0;
    Word remainder = 0;
};

template <AnyLane V>
V improved(V inverse, V error, Wanted wanted) {
    if (wanted == Wanted::Quotient) error = mad(error, error, error);
    return mad(error, inverse, inverse);
}

template <AnyLane V>
V reciprocal_of_magnitude(Word b, Wanted wanted) {
    const V divisor = float_of_magnitude<V>(b);
    const V one(1.0F);
    if constexpr (V::kBlackhole) {
        const V inverse = approximate_reciprocal(divisor);
        return improved(inverse, mad(-inverse, divisor, one), wanted);
    } else {
        const V minus = V::of(kSign | kOne | mantissa(divisor));
        V inverse = mad(V(0x1.e1e1e4p-2F), minus, V(0x1.69696ap+0F));
        inverse = mad(mad(inverse, minus, one), inverse, inverse);
        inverse = improved(inverse, mad(inverse, minus, one), wanted);
        return V(inverse * V::of((254U << 23) - (divisor.word & 0xFF800000U)));
    }
}

// The low 32 bits of a product with the upper bits of a quotient, and with the correction of its lower ones. Wormhole
// multiplies pieces of 11 bits as floats, in whose fraction the product is once 2^23 is added.
template <AnyLane V>
V piece(Word x, int index) {
    const Word shifted = x >> (11 * index);
    return cast_to_float<V>(index < 2 ? shifted & 0x7FF : shifted);
}

template <AnyLane V>
Word upper_product(Word q, Word b) {
    if constexpr (V::kBlackhole) {
        return sfpu_multiply_23_bits(q, b, false) << 10;
    } else {
        const V bias(0x1p23F);
        const V q1 = cast_to_float<V>(q & 0x7FF);
        const V high = mad(q1, piece<V>(b, 1), mad(cast_to_float<V>(q >> 11), piece<V>(b, 0), bias));
        return (mantissa(mad(q1, piece<V>(b, 0), bias)) << 11) + (mantissa(high) << 22);
    }
}

template <AnyLane V>
Word lower_product(Word correction, Word b) {
    if constexpr (V::kBlackhole) {
        const Word high =
            sfpu_multiply_23_bits(correction, b, true) + sfpu_multiply_23_bits(correction, b >> 23, false);
        return sfpu_multiply_23_bits(correction, b, false) + (high << 23);
    } else {
        Word sum = 0;
        for (int i = 0; i < 3; ++i) {
            const V product = cast_to_float<V>(correction) * piece<V>(b, i);
            sum += mantissa(product + V(0x1p23F)) << (11 * i);
        }
        return sum;
    }
}

template <AnyLane V>
Quotient divided(Word a, Word b, Wanted wanted) {
    constexpr int kLowBits = V::kBlackhole ? 10 : 11;
    const V inverse = reciprocal_of_magnitude<V>(b, wanted);
    // The upper bits of the quotient come to lie in the fraction.
    const Word upper = mantissa(mad(float_of_magnitude<V>(a), inverse, V(V::kBlackhole ? 0x1p33F : 0x1p34F)));
    Quotient result{upper << kLowBits, a - upper_product<V>(upper, b)};

    const Word rest = sfpu_abs_integer(result.remainder);
    const V size = wanted == Wanted::Quotient ? scaled(cast_to_float<V>(rest >> 1), 1) : float_of_magnitude<V>(rest);
    Word correction = nearest_uint16(V(size * inverse));
    Word product = lower_product<V>(correction, b);
    // The lowest dividend has a sign bit, too, but no upper quotient.
    const Word found = wanted == Wanted::Quotient ? result.quotient : upper;
    if (as_signed(result.remainder) < 0 && (wanted == Wanted::RemainderOfHalf || found != 0)) {
        correction = 0 - correction;
        product = 0 - product;
    }
    result.quotient += correction;
    result.remainder -= product;
    if (as_signed(result.remainder) < 0) {
        result.quotient -= 1;
        result.remainder += b;
    } else if (as_signed(result.remainder - b) >= 0) {
        result.quotient += 1;
        result.remainder -= b;
    }
    return result;
}

template <bool kFloor>
constexpr auto kQuotient = []<AnyLane V>(V, Word a, Word b) {
    const auto [quotient, rest] = divided<V>(sfpu_abs_integer(a), sfpu_abs_integer(b), Wanted::Quotient);
    if (as_signed(a ^ b) >= 0) return quotient;
    return kFloor && rest != 0 ? 0 - quotient - 1 : 0 - quotient;
};

// With the sign of the dividend.
constexpr auto kFmod = []<AnyLane V>(V, Word a, Word b) {
    const Word rest = divided<V>(sfpu_abs_integer(a), sfpu_abs_integer(b), Wanted::Remainder).remainder;
    return as_signed(a) < 0 ? 0 - rest : rest;
};

// With the sign of the divisor.
constexpr auto kRemainder = []<AnyLane V>(V lane, Word a, Word b) {
    const Word rest = kFmod(lane, a, b);
    return rest != 0 && as_signed(a ^ b) < 0 ? rest + b : rest;
};

// Of half the dividend first, which has no sign bit.
constexpr auto kUnsignedRemainder = []<AnyLane V>(V, Word a, Word b) {
    if (as_signed(b) < 0) return as_signed(a) < 0 && a >= b ? a - b : a;
    const Word half = divided<V>(a >> 1, b, Wanted::RemainderOfHalf).remainder;
    const Word rest = half + half + (a & 1);
    return rest >= b ? rest - b : rest;
};

Word unsigned_remainder_of_scalar(Word x, Frame f) { return f.parameters[0] == 0 ? x : x % f.parameters[0]; }

// ckernel_sfpu_div_int32.h: the quotient as a float.
constexpr auto kFloatQuotient = []<AnyLane V>(V x, V y, Frame) {
    const Word a = sign_magnitude(x.word);
    const Word b = sign_magnitude(y.word);
    if (a != 0 && a == b) return V(1.0F);
    const V dividend = cast_to_float<V>(a);
    const V divisor = cast_to_float<V>(b);
    const V inverse = reciprocal(divisor, 2);
    const V quotient = dividend * inverse;
    return b == 0 ? quotient : V(quotient + V(dividend - quotient * divisor) * inverse);
};

// --- Divisors (ckernel_sfpu_gcd.h, ckernel_sfpu_lcm.h)
// -------------------------------------------------------------------

// Stein's algorithm on odd numbers, for a fixed number of steps.
Word greatest_divisor(Word x, Word y, int steps) {
    const Word both = x | y;
    const Word zeros = sfpu_leading_zeros(both & (0 - both));
    if (sfpu_shift(y, zeros, false) == 0) std::swap(x, y);
    Word a = 0 - sfpu_abs_integer(x);
    Word b = sfpu_abs_integer(y);
    for (int step = 0; step < steps; ++step) {
        const Word magnitude = sfpu_abs_integer(a);
        const Word lowest = a & magnitude;
        if (lowest == 0) break;
        const Word odd = sfpu_shift(magnitude, sfpu_leading_zeros(lowest) - zeros, false);
        const Word larger = sfpu_max(odd, b);
        b = sfpu_min(odd, b);
        a = b - larger;
    }
    return b;
}

constexpr auto kGreatestDivisor = []<AnyLane V>(V, Word x, Word y) { return greatest_divisor(x, y, 30); };

template <AnyLane V>
Word short_product(Word x, Word y) {
    if constexpr (V::kBlackhole) {
        return (sfpu_multiply_23_bits(x, y, true) << 23) + sfpu_multiply_23_bits(x, y, false);
    } else {
        const auto product = [](Word p, Word q) {
            return nearest_uint16(V(cast_to_float<V>(p) * cast_to_float<V>(q)));
        };
        const Word middle = product(x & 0xFF, y >> 8) + product(x >> 8, y & 0xFF);
        return product(x & 0xFF, y & 0xFF) + (middle << 8) + (product(x >> 8, y >> 8) << 16);
    }
}

// For operands of 15 bits.
constexpr auto kLeastMultiple = []<AnyLane V>(V, Word x, Word y) {
    const V divisor = cast_to_float<V>(greatest_divisor(x, y, 14));
    const V minus = V::of(kSign | 126U << 23 | mantissa(divisor));
    V inverse = mad(minus, V(32.0F / 17.0F), V(48.0F / 17.0F));
    for (int step = 0; step < 2; ++step) inverse = mad(mad(inverse, minus, V(1.0F)), inverse, inverse);
    inverse = with_exponent(inverse, as_word(exponent(inverse) - exponent(divisor) + 126));
    const V quotient = cast_to_float<V>(sfpu_abs_integer(x)) * inverse;
    return short_product<V>(nearest_uint16(quotient), sfpu_abs_integer(y));
};

// `Function(lane, x, y)` on words, with the type of the frame's lanes.
template <auto Function>
void program(Frame f) {
    on_lanes(f, [&]<class V>(V lane) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            f.out[0]->words[i] = Function(lane, f.in[0]->words[i], f.in[1]->words[i]);
        }
    });
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
        .evaluate = Function};
}

constexpr std::array kOperations{
    binary<program<kQuotient<true>>>("div_int32_floor_tile", "div_int32_floor_tile_init", 60),
    binary<program<kQuotient<false>>>("div_int32_trunc_tile", "div_int32_trunc_tile_init", 60),
    binary<program2<kFloatQuotient>>("div_int32_tile", "div_int32_tile_init", 40),
    binary<program<kFmod>>("fmod_int32_tile", "fmod_int32_tile_init", 70),
    binary<program<kRemainder>>("remainder_int32_tile", "remainder_int32_tile_init", 70),
    binary<program<kUnsignedRemainder>>("remainder_uint32_tile", "remainder_uint32_tile_init", 70),
    SfpuOperation{
        .name = "remainder_tile_uint32",
        .init = "remainder_tile_uint32_init",
        .constants = Own,
        .cycles = 4,
        .evaluate = integer1<unsigned_remainder_of_scalar>},
    binary<program<kGreatestDivisor>>("gcd_tile", "gcd_tile_init", 240),
    binary<program<kLeastMultiple>>("lcm_tile", "lcm_tile_init", 300),
};

}  // namespace

std::span<const SfpuOperation> integer_division_operations() { return kOperations; }

}  // namespace tilemetal::numerics::sfpu
