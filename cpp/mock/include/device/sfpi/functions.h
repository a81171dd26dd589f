#pragma once

#include <utility>

#include "sfpi/conditions.h"

// Functions on the parts of a number, minima and maxima, and what moves data across lanes.
namespace sfpi {

namespace impl_ {
template <class T>
inline constexpr bool is_float_vector = std::is_base_of_v<vFloat, T>;
template <class T>
inline constexpr bool is_smag_vector = std::is_base_of_v<vSMag, T>;
// SFPSWAP compares signs and magnitudes.
template <class T>
using if_ordered = std::enable_if_t<is_float_vector<T> || is_smag_vector<T>, int>;
}  // namespace impl_

// --- Exponent, mantissa and sign -----------------------------------------------------------------------------------

struct ExponentMode {
    enum Values { Unbiased, Biased, Debias = Unbiased, NoDebias = Biased };
    constexpr ExponentMode(Values value) : value_(value) {}
    constexpr operator Values() const { return value_; }

private:
    Values value_;
};

enum class MantissaMode { FractionOnly, WithUnitBit, ImplicitOne = WithUnitBit };

sfpi_inline vInt exexp(const vFloat& v, ExponentMode mode = ExponentMode::Unbiased) {
    return impl_::emit(impl_::SfpiOp::Exponent, impl_::Modes{mode == ExponentMode::Biased, 0}, v);
}
sfpi_inline vInt exexp_nodebias(const vFloat& v) { return exexp(v, ExponentMode::Biased); }

sfpi_inline vMag exman(const vFloat& v, MantissaMode mode = MantissaMode::FractionOnly) {
    return vMag(impl_::emit(impl_::SfpiOp::Mantissa, impl_::Modes{mode == MantissaMode::WithUnitBit, 0}, v));
}
sfpi_inline vInt exman8(const vFloat& v) { return exman(v, MantissaMode::WithUnitBit); }
sfpi_inline vInt exman9(const vFloat& v) { return exman(v); }

template <class T>
sfpi_inline vUInt exsgn(const T& v) {
    return as<vUInt>(v) >> 31;
}

template <class T, std::enable_if_t<impl_::is_integer_vector<T> || impl_::is_scalar<T>, int> = 0>
sfpi_inline vFloat setexp(const vFloat& v, const T& exponent) {
    return impl_::emit(impl_::SfpiOp::SetExponent, v.get(), impl_::bits_of(exponent));
}
sfpi_inline vFloat copyexp(const vFloat& v, const vFloat& from) {
    return impl_::emit(impl_::SfpiOp::SetExponent, impl_::Modes{1, 0}, v, from);
}
sfpi_inline vFloat addexp(const vFloat& v, int amount) {
    return impl_::emit(impl_::SfpiOp::AddExponent, impl_::Modes{0, static_cast<std::uint32_t>(amount)}, v);
}

template <class T, std::enable_if_t<impl_::is_integer_vector<T> || impl_::is_scalar<T>, int> = 0>
sfpi_inline vFloat setman(const vFloat& v, const T& mantissa) {
    return impl_::emit(impl_::SfpiOp::SetMantissa, v.get(), impl_::bits_of(mantissa));
}
template <class T, std::enable_if_t<impl_::is_float_vector<T> || impl_::is_smag_vector<T>, int> = 0>
sfpi_inline vFloat setman(const vFloat& v, const T& from) {
    return impl_::emit(impl_::SfpiOp::SetMantissa, v, from);
}
sfpi_inline vFloat copyman(const vFloat& v, const vFloat& from) { return setman(v, from); }

template <class T, class From, std::enable_if_t<impl_::is_vector<T> && impl_::is_vector<From>, int> = 0>
sfpi_inline auto copysgn(const T& v, const From& from) {
    using Result = std::conditional_t<impl_::is_integer_vector<T>, vSMag, T>;
    return Result(impl_::emit(impl_::SfpiOp::SetSign, v, from));
}
// A number gives the sign by its lowest bit, a vector by its sign.
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline auto setsgn(const T& v, int sign) {
    using Result = std::conditional_t<impl_::is_unsigned_vector<T>, vSMag, T>;
    return Result(
        impl_::emit(impl_::SfpiOp::SetSign, v.get(), impl_::constant(static_cast<std::uint32_t>(sign) << 31)));
}
template <class T, class From, std::enable_if_t<impl_::is_vector<T> && impl_::is_vector<From>, int> = 0>
sfpi_inline T setsgn(const T& v, const From& from) {
    return T(impl_::emit(impl_::SfpiOp::SetSign, v, from));
}
template <class T, class From>
sfpi_inline T setsgn2(const T& v, const From& sign) {
    return copysgn(v, as<vSMag>(as<vUInt>(sign) << 31));
}

enum class LdexpMode { Correct, Fast };

sfpi_inline vFloat ldexp(const vFloat& v, int scale, LdexpMode = LdexpMode::Correct) { return addexp(v, scale); }
sfpi_inline vFloat ldexp(const vFloat& v, const vInt& scale, LdexpMode mode = LdexpMode::Correct) {
    if (mode == LdexpMode::Fast) {
        return setexp(v, exexp(v, ExponentMode::Biased) + scale);
    }
    return v * setexp(vFloat(0.0F), scale + 127);
}

sfpi_inline vFloat abs(const vFloat& v) { return impl_::emit(impl_::SfpiOp::AbsFloat, v); }
sfpi_inline vMag abs(const vInt& v) { return vMag(impl_::emit(impl_::SfpiOp::AbsInt, v)); }
sfpi_inline vMag abs(const vSMag& v) { return vMag(setsgn(v, 0).get()); }

enum class LZMode { All, IgnoreSign };

template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline vMag lz(const T& v, LZMode mode = LZMode::All) {
    return vMag(impl_::emit(impl_::SfpiOp::LeadingZeros, impl_::Modes{mode == LZMode::IgnoreSign, 0}, v));
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline vInt lz_nosgn(const T& v) {
    return lz(v, LZMode::IgnoreSign);
}

// --- Shifts --------------------------------------------------------------------------------------------------------

enum class ShiftMode {
    Logical,
#if defined(ARCH_BLACKHOLE)
    Arithmetic,
#endif
};

namespace impl_ {
constexpr bool is_arithmetic(ShiftMode mode) { return mode != ShiftMode::Logical; }
}  // namespace impl_

// To the left, or by a negative amount to the right.
template <class Amount, std::enable_if_t<impl_::is_vector<Amount> || impl_::is_scalar<Amount>, int> = 0>
sfpi_inline vUInt shft(const vUInt& v, const Amount& amount, ShiftMode mode = ShiftMode::Logical) {
    return impl_::shifted(v, amount, impl_::is_arithmetic(mode));
}
template <class Amount, std::enable_if_t<impl_::is_vector<Amount> || impl_::is_scalar<Amount>, int> = 0>
sfpi_inline vInt shft(const vInt& v, const Amount& amount, ShiftMode mode) {
    return impl_::shifted(v, amount, impl_::is_arithmetic(mode));
}
#if defined(ARCH_BLACKHOLE)
template <class Amount, std::enable_if_t<impl_::is_vector<Amount> || impl_::is_scalar<Amount>, int> = 0>
sfpi_inline vInt shft(const vInt& v, const Amount& amount) {
    return impl_::shifted(v, amount, true);
}
#endif

// --- Kinds of floats -----------------------------------------------------------------------------------------------

sfpi_inline vBool is_nan(const vFloat& v) { return exexp(v, ExponentMode::Biased) >= 255 && exman(v) != 0; }
sfpi_inline vBool is_inf(const vFloat& v) { return exexp(v, ExponentMode::Biased) >= 255 && exman(v) == 0; }
sfpi_inline vBool is_finite(const vFloat& v) { return exexp(v, ExponentMode::Biased) < 255; }
sfpi_inline vBool is_normal(const vFloat& v) {
    const vInt exponent = exexp(v, ExponentMode::Biased);
    return exponent < 255 && exponent != 0;
}
sfpi_inline vBool is_subnormal(const vFloat& v) { return exexp(v, ExponentMode::Biased) == 0 && exman(v) != 0; }
sfpi_inline vBool is_zero(const vFloat& v) { return (as<vUInt>(v) << 1) == 0; }
sfpi_inline vBool is_pos(const vFloat& v) { return lz(as<vUInt>(v)) != 0; }
sfpi_inline vBool is_neg(const vFloat& v) { return lz(as<vUInt>(v)) == 0; }

// --- Minimum and maximum -------------------------------------------------------------------------------------------

namespace impl_ {
// Lanes in which the first result is the maximum: one bit for each row of eight, or for each lane.
constexpr std::uint32_t lanes_of(std::uint32_t mask) {
    if (mask > 0xF) return mask;
    std::uint32_t lanes = 0;
    for (unsigned row = 0; row < 4; ++row) {
        lanes |= (mask >> row & 1) != 0 ? 0xFFU << (8 * row) : 0;
    }
    return lanes;
}
template <class T>
sfpi_inline T extreme(const T& a, const T& b, std::uint32_t maximum_in) {
    return T(emit(SfpiOp::Minimum, Modes{0, maximum_in}, a, b));
}
}  // namespace impl_

template <class T, impl_::if_ordered<T> = 0>
sfpi_inline std::pair<T, T> min_max(const T& a, const T& b, std::uint32_t mask = 0) {
    const std::uint32_t lanes = impl_::lanes_of(mask);
    return {impl_::extreme(a, b, lanes), impl_::extreme(a, b, ~lanes)};
}
template <class T, impl_::if_ordered<T> = 0>
sfpi_inline T min(const T& a, const T& b) {
    return impl_::extreme(a, b, 0);
}
template <class T, impl_::if_ordered<T> = 0>
sfpi_inline T max(const T& a, const T& b) {
    return impl_::extreme(a, b, ~0U);
}
sfpi_inline vFloat min(const vFloat& a, float b) { return min(a, vFloat(b)); }
sfpi_inline vFloat max(const vFloat& a, float b) { return max(a, vFloat(b)); }
// Unsigned integers have no order in the hardware: bits are turned so that signs and magnitudes have theirs.
sfpi_inline vUInt min(const vUInt& a, unsigned b) {
    const vUInt other = b;
    return static_cast<int>(b) >= 0 ? vUInt(~as<vUInt>(min(as<vSMag>(~a), as<vSMag>(~other))))
                                    : as<vUInt>(max(as<vSMag>(a), as<vSMag>(other)));
}
sfpi_inline vUInt max(const vUInt& a, unsigned b) {
    const vUInt other = b;
    return static_cast<int>(b) >= 0 ? vUInt(~as<vUInt>(max(as<vSMag>(~a), as<vSMag>(~other))))
                                    : as<vUInt>(min(as<vSMag>(a), as<vSMag>(other)));
}
template <class T, impl_::if_ordered<T> = 0>
sfpi_inline T clamp(const T& v, const T& lower, const T& upper) {
    return min(max(v, lower), upper);
}
sfpi_inline vFloat clamp(const vFloat& v, float lower, float upper) { return clamp(v, vFloat(lower), vFloat(upper)); }
sfpi_inline vUInt clamp(const vUInt& v, unsigned lower, unsigned upper) { return min(max(v, lower), upper); }
sfpi_inline vFloat symmetric_clamp(const vFloat& v, float bound) { return copysgn(min(abs(v), bound), v); }

template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline void swap(T& a, T& b) {
    const T before = a;
    a = b;
    b = before;
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline void vec_swap(T& a, T& b) {
    swap(a, b);
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline void vec_min_max(T& a, T& b) {
    const T lesser = impl_::extreme(a, b, 0);
    b = impl_::extreme(a, b, ~0U);
    a = lesser;
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline void vec_max_min(T& a, T& b) {
    vec_min_max(b, a);
}

// --- Across lanes --------------------------------------------------------------------------------------------------

template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline T subvec_shflror1(const T& v) {
    return T(impl_::emit(impl_::SfpiOp::RotateRows, v));
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline T subvec_shflshr1(const T& v) {
    static_assert(
        is_blackhole && impl_::is_vector<T>,
        "Wormhole's subvec_shflshr1 leaves an undefined value in the first lane of each row");
    return T(impl_::emit(impl_::SfpiOp::ShiftRows, v));
}
template <class T, std::enable_if_t<impl_::is_vector<T>, int> = 0>
sfpi_inline void subvec_transp(T& a, T& b, T& c, T& d) {
    const T before[] = {a, b, c, d};
    T* const after[] = {&a, &b, &c, &d};
    for (std::uint32_t row = 0; row < 4; ++row) {
        *after[row] =
            T(impl_::emit(impl_::SfpiOp::Transpose, impl_::Modes{0, row}, before[0], before[1], before[2], before[3]));
    }
}

// --- Approximations of Blackhole -----------------------------------------------------------------------------------

#if defined(ARCH_BLACKHOLE)
enum class RecipMode { All, IfNegative };

sfpi_inline vFloat approx_recip(const vFloat& v, RecipMode mode = RecipMode::All) {
    return mode == RecipMode::All ? impl_::emit(impl_::SfpiOp::Reciprocal, v)
                                  : impl_::emit(impl_::SfpiOp::Reciprocal, impl_::Modes{1, 0}, v, v);
}
template <bool unconditional>
sfpi_inline vFloat approx_recip(const vFloat& v) {
    return approx_recip(v, unconditional ? RecipMode::All : RecipMode::IfNegative);
}
sfpi_inline vFloat approx_exp(const vFloat& v) { return impl_::emit(impl_::SfpiOp::Exponential, v); }
sfpi_inline vFloat rectified_linear_unit(const vFloat& v) { return max(v, 0.0F); }

enum class FractionalHalf { Low, High };

template <class A, class B, std::enable_if_t<impl_::is_vector<A> && impl_::is_vector<B>, int> = 0>
sfpi_inline vMag fractional_mul(const A& a, const B& b, FractionalHalf half = FractionalHalf::Low) {
    return vMag(impl_::emit(impl_::SfpiOp::Mul23, impl_::Modes{half == FractionalHalf::High, 0}, a, b));
}

template <class... Nothing>
vInt rand(Nothing...) {
    static_assert(sizeof...(Nothing) != 0, "sfpi::rand: the sequence of the hardware's random numbers is not modelled");
    return {};
}
#endif

// --- Compositions --------------------------------------------------------------------------------------------------

namespace impl_ {
struct FloatInt {
    vFloat first;
    vInt second;
    operator vFloat() const { return first; }
    operator vInt() const { return second; }
};
}  // namespace impl_

// To the nearest integer, as a float and as an integer, for magnitudes below 2^22.
sfpi_inline impl_::FloatInt round(const vFloat& v) {
    const vFloat magic = 12582912.0F;  // 1.5 * 2^23
    const vFloat shifted = v + magic;
    return {shifted - magic, as<vInt>(shifted) - as<vInt>(magic)};
}

sfpi_inline vFloat polynomial(const vFloat&) { return 0.0F; }
template <class Coefficient>
sfpi_inline vFloat polynomial(const vFloat&, const Coefficient& c0) {
    return vFloat(c0);
}
template <class Coefficient, class Next, class... Rest>
sfpi_inline vFloat polynomial(const vFloat& x, const Coefficient& c0, const Next& c1, const Rest&... rest) {
    return vFloat(c0) + x * polynomial(x, c1, rest...);
}

}  // namespace sfpi

// The instruction itself, as programs of the SDK call it: three vectors, and for Blackhole which of them are negated.
sfpi_inline sfpi::impl_::sfpu_t __builtin_rvtt_sfpmad(
    const sfpi::impl_::sfpu_t& a, const sfpi::impl_::sfpu_t& b, const sfpi::impl_::sfpu_t& c, unsigned mode) {
    const sfpi::vFloat factor = (mode & 1) != 0 ? -sfpi::vFloat(a) : sfpi::vFloat(a);
    const sfpi::vFloat addend = (mode & 2) != 0 ? -sfpi::vFloat(c) : sfpi::vFloat(c);
    return sfpi::impl_::emit(sfpi::impl_::SfpiOp::Mad, factor.get(), b, addend.get());
}
