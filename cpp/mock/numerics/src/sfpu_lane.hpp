#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "sfpu_lanes.hpp"
#include "sfpu_mad.hpp"

// One lane of the vector unit of one architecture, for the programs of its functions.
//
// A product that is added to something within one expression is one SFPMAD, as the device's compiler makes it: of two
// products the second; a negated product on Blackhole only. Comparisons are a subtraction and a look at the sign or at
// all bits, with zero the look alone.
namespace tilemetal::numerics::sfpu {

template <bool kBlackholeLane>
class Lane {
public:
    static constexpr bool kBlackhole = kBlackholeLane;

    struct Product {
        Lane a;
        Lane b;
    };

    Lane() = default;
    constexpr Lane(float value) : word(bits_of(value)) {}
    Lane(const Product& p) : word(multiply_add<kBlackhole>(p.a.word, p.b.word, 0)) {}
    static constexpr Lane of(Word bits) {
        Lane lane;
        lane.word = bits;
        return lane;
    }

    Word word = 0;

    friend Lane mad(Lane x, Lane y, Lane z) { return of(multiply_add<kBlackhole>(x.word, y.word, z.word)); }
    friend constexpr Lane operator-(Lane x) { return of(x.word ^ kSign); }
    friend Product operator*(Lane x, Lane y) { return {x, y}; }
    friend Lane operator+(Lane x, Lane y) { return of(add<kBlackhole>(x.word, y.word)); }
    friend Lane operator+(Product p, Lane z) { return mad(p.a, p.b, z); }
    friend Lane operator+(Lane z, Product p) { return mad(p.a, p.b, z); }
    friend Lane operator+(Product p, Product q) { return mad(q.a, q.b, p); }
    friend Lane operator-(Lane x, Lane y) { return x + -y; }
    friend Lane operator-(Product p, Lane z) { return mad(p.a, p.b, -z); }
    friend Lane operator-(Lane z, Product p) { return kBlackhole ? mad(-p.a, p.b, z) : z + -Lane(p); }
    friend Lane operator-(Product p, Product q) { return kBlackhole ? mad(-q.a, q.b, p) : mad(p.a, p.b, -Lane(q)); }

    friend bool is_negative(Lane x) { return (x.word & kSign) != 0; }
    friend bool operator<(Lane x, Lane y) { return is_negative(difference(x, y)); }
    friend bool operator>=(Lane x, Lane y) { return !(x < y); }
    friend bool operator<=(Lane x, Lane y) { return as_signed(difference(x, y).word) <= 0; }
    friend bool operator>(Lane x, Lane y) { return !(x <= y); }
    friend bool operator==(Lane x, Lane y) { return difference(x, y).word == 0; }
    friend bool operator!=(Lane x, Lane y) { return !(x == y); }

private:
    friend Lane difference(Lane x, Lane y) { return y.word == 0 ? x : mad(y, Lane(-1.0F), x); }
};

template <class V>
concept AnyLane = requires { V::kBlackhole; };

// The sign of a difference. The comparison of two vectors subtracts even where the second holds 0, which makes
// denormals and -0 zero; the operators above take such a second operand for the literal.
template <class V>
std::int32_t compared(V x, V y) {
    return as_signed(mad(y, V(-1.0F), x).word);
}

// Horner's scheme, the constant term first.
template <class V, class C>
V polynomial(V, C c0) {
    return V(c0);
}
template <class V, class C, class Next, class... Rest>
V polynomial(V x, C c0, Next c1, Rest... rest) {
    return mad(x, polynomial(x, c1, rest...), V(c0));
}

// Instructions by what they do; the sign and magnitude of an integer in one word.
template <class V>
std::int32_t biased_exponent(V x) {
    return exponent_of(x.word);
}
template <class V>
std::int32_t exponent(V x) {
    return exponent_of(x.word) - 127;
}
template <class V>
Word mantissa(V x) {
    return x.word & 0x7FFFFF;
}
template <class V>
Word significand(V x) {
    return mantissa(x) | 0x800000;
}
template <class V>
V with_exponent(V x, Word biased) {
    return V::of(sfpu_set_exponent(x.word, biased));
}
template <class V>
V with_mantissa(V x, Word fraction) {
    return V::of(sfpu_set_mantissa(x.word, fraction));
}
template <class V>
V with_sign_of(V x, V from) {
    return V::of(magnitude_of(x.word) | (from.word & kSign));
}
template <class V>
V scaled(V x, std::int32_t exponent) {
    return V::of(sfpu_add_exponent(x.word, as_word(exponent)));
}
template <class V>
V without_sign(V x) {
    return V::of(magnitude_of(x.word));
}
template <class V>
V absolute(V x) {
    return V::of(sfpu_abs_float(x.word));
}
template <class V>
V smaller(V x, V y) {
    return V::of(sfpu_min(x.word, y.word));
}
template <class V>
V larger(V x, V y) {
    return V::of(sfpu_max(x.word, y.word));
}
template <class V>
V clamped(V x, float low, float high) {
    return smaller(larger(x, V(low)), V(high));
}
template <class V>
V symmetrically_clamped(V x, float bound) {
    return with_sign_of(smaller(absolute(x), V(bound)), x);
}
template <class V>
V nearest_bf16(V x) {
    return V::of(round_bf16_half_away(x.word));
}
template <class V>
V cast_to_float(Word sign_magnitude) {
    return V::of(sfpu_cast_to_float(sign_magnitude));
}
// To sign and magnitude of 16 or 8 bits.
template <class V>
Word nearest_int16(V x) {
    return sfpu_round_integer(x.word, 32767, true, kSfpuNearest);
}
template <class V>
Word nearest_int8(V x) {
    return sfpu_round_integer(x.word, 127, true, kSfpuNearest);
}
template <class V>
Word nearest_uint8(V x) {
    return sfpu_round_integer(x.word, 255, false, kSfpuNearest);
}

// To the nearest integer below 2^22, by adding 1.5 * 2^23: as a float and as an integer.
template <class V>
struct NearestInteger {
    V value;
    std::int32_t number;
};
template <class V>
NearestInteger<V> nearest_integer(V shifted) {
    const V magic(12582912.0F);
    return {shifted - magic, as_signed(shifted.word - magic.word)};
}

// --- Operations of such programs ----------------------------------------------------------------------------------

inline bool is_wide(const SfpuFrame& f) { return f.width == DstWidth::Bits32; }

// Runs `each` with the type of the frame's lanes.
template <class Each>
void on_lanes(const SfpuFrame& f, Each each) {
    if (f.model == SfpuModel::Blackhole) {
        each(Lane<true>());
    } else {
        each(Lane<false>());
    }
}

// `Function(x [, y [, z]], frame)` on lanes; what it gives is stored as it is.
template <auto Function>
void program1(const SfpuFrame& f) {
    on_lanes(f, [&]<class V>(V) {
        const auto& x = f.in[0]->words;
        for (std::size_t i = 0; i < kTileElements; ++i) {
            f.out[0]->words[i] = sfpu_store(V(Function(V::of(x[i]), f)).word, f.width);
        }
    });
}

// The same for programs that store in some lanes only: without a value the word in DST stays as it is.
template <auto Function>
void program1_where(const SfpuFrame& f) {
    on_lanes(f, [&]<class V>(V) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const Word x = f.in[0]->words[i];
            const std::optional<V> result = Function(V::of(x), f);
            f.out[0]->words[i] = result ? sfpu_store(result->word, f.width) : x;
        }
    });
}

template <auto Function>
void program2(const SfpuFrame& f) {
    on_lanes(f, [&]<class V>(V) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const V y = V::of(f.in[1]->words[i]);
            f.out[0]->words[i] = sfpu_store(V(Function(V::of(f.in[0]->words[i]), y, f)).word, f.width);
        }
    });
}

template <auto Function>
void program3(const SfpuFrame& f) {
    on_lanes(f, [&]<class V>(V) {
        for (std::size_t i = 0; i < kTileElements; ++i) {
            const V y = V::of(f.in[1]->words[i]);
            const V z = V::of(f.in[2]->words[i]);
            f.out[0]->words[i] = sfpu_store(V(Function(V::of(f.in[0]->words[i]), y, z, f)).word, f.width);
        }
    });
}

// Most programs round what a 16-bit DST takes.
template <class V>
V rounded_if_narrow(V x, const SfpuFrame& f) {
    return is_wide(f) ? x : nearest_bf16(x);
}

template <class V>
V lane_parameter(const SfpuFrame& f, std::size_t index) {
    return V::of(f.parameters[index]);
}

}  // namespace tilemetal::numerics::sfpu
