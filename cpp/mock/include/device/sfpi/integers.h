#pragma once

#include "sfpi/vectors.h"

// Arithmetic of integer vectors. A vector of one kind and a scalar give a vector of that kind; of the two kinds, the
// result is unsigned, except that magnitudes count as two's complement beside it.
namespace sfpi {

namespace impl_ {

// Registers count as the vector that is in them.
template <class T, class = void>
struct operand {
    using type = T;
};
template <class T>
struct operand<T, std::void_t<typename T::vector_type>> {
    using type = typename T::vector_type;
};
template <class T>
using operand_t = typename operand<T>::type;

template <class T>
inline constexpr bool is_signed_vector = std::is_same_v<operand_t<T>, vInt>;
template <class T>
inline constexpr bool is_unsigned_vector = std::is_base_of_v<vUInt, operand_t<T>>;
template <class T>
inline constexpr bool is_integer_vector = is_signed_vector<T> || is_unsigned_vector<T>;
template <class T>
inline constexpr bool is_scalar = std::is_integral_v<T>;

template <class A, class B>
constexpr bool are_integers() {
    return (is_integer_vector<A> && (is_integer_vector<B> || is_scalar<B>)) || (is_scalar<A> && is_integer_vector<B>);
}

// What an operation on A and B gives.
template <class A, class B>
constexpr auto result_of() {
    constexpr bool with_magnitude = std::is_same_v<A, vMag> || std::is_same_v<B, vMag>;
    constexpr bool both_magnitudes = std::is_same_v<A, vMag> && (std::is_same_v<B, vMag> || is_scalar<B>);
    constexpr bool any_signed = is_signed_vector<A> || is_signed_vector<B>;
    constexpr bool any_unsigned = is_unsigned_vector<A> || is_unsigned_vector<B>;
    if constexpr (any_signed && (with_magnitude || !any_unsigned)) {
        return std::common_type<vInt>{};
    } else if constexpr (both_magnitudes) {
        return std::common_type<vMag>{};
    } else {
        return std::common_type<vUInt>{};
    }
}
template <class A, class B>
using result_t = typename decltype(result_of<A, B>())::type;

template <class T>
sfpi_inline sfpu_t bits_of(const T& value) {
    if constexpr (is_scalar<T>) {
        return constant(static_cast<std::uint32_t>(value));
    } else {
        return operand_t<T>(value).get();
    }
}

template <class A, class B>
sfpi_inline result_t<A, B> integer_operation(SfpiOp op, const A& a, const B& b) {
    return result_t<A, B>(emit(op, bits_of(a), bits_of(b)));
}

// To the left, or by a negative amount to the right.
template <class A, class B>
sfpi_inline operand_t<A> shifted(const A& a, const B& amount, bool arithmetic) {
    return operand_t<A>(emit(SfpiOp::Shift, Modes{arithmetic, 0}, bits_of(a), bits_of(amount)));
}

template <class A, class B>
sfpi_inline operand_t<A> shifted_right(const A& a, const B& amount) {
    static_assert(
        !is_signed_vector<A> || is_blackhole,
        "Wormhole has no arithmetic shift: shift a vUInt, or use sfpi::shft with ShiftMode::Logical");
    if constexpr (is_scalar<B>) {
        return shifted(a, -static_cast<int>(amount), is_signed_vector<A>);
    } else {
        return shifted(a, emit(SfpiOp::IntSub, constant(0), bits_of(amount)), is_signed_vector<A>);
    }
}

sfpi_inline sfpu_t bits_of(const sfpu_t& value) { return value; }

template <class A, class B>
using if_integers = std::enable_if_t<are_integers<A, B>(), int>;
template <class A, class B>
using if_shift = std::enable_if_t<is_integer_vector<A> && (is_integer_vector<B> || is_scalar<B>), int>;
template <class A>
using if_integer = std::enable_if_t<is_integer_vector<A>, int>;

}  // namespace impl_

template <class A, class B, impl_::if_integers<A, B> = 0>
sfpi_inline auto operator+(const A& a, const B& b) {
    return impl_::integer_operation(impl_::SfpiOp::IntAdd, a, b);
}
template <class A, class B, impl_::if_integers<A, B> = 0>
sfpi_inline auto operator-(const A& a, const B& b) {
    return impl_::integer_operation(impl_::SfpiOp::IntSub, a, b);
}
template <class A, class B, impl_::if_integers<A, B> = 0>
sfpi_inline auto operator&(const A& a, const B& b) {
    return impl_::integer_operation(impl_::SfpiOp::And, a, b);
}
template <class A, class B, impl_::if_integers<A, B> = 0>
sfpi_inline auto operator|(const A& a, const B& b) {
    return impl_::integer_operation(impl_::SfpiOp::Or, a, b);
}
template <class A, class B, impl_::if_integers<A, B> = 0>
sfpi_inline auto operator^(const A& a, const B& b) {
    return impl_::integer_operation(impl_::SfpiOp::Xor, a, b);
}
template <class A, class B, impl_::if_shift<A, B> = 0>
sfpi_inline impl_::operand_t<A> operator<<(const A& a, const B& amount) {
    return impl_::shifted(a, amount, impl_::is_signed_vector<A>);
}
template <class A, class B, impl_::if_shift<A, B> = 0>
sfpi_inline impl_::operand_t<A> operator>>(const A& a, const B& amount) {
    return impl_::shifted_right(a, amount);
}
template <class A, impl_::if_integer<A> = 0>
sfpi_inline A operator~(const A& a) {
    return A(impl_::emit(impl_::SfpiOp::Not, a));
}
template <class A, impl_::if_integer<A> = 0>
sfpi_inline A operator-(const A& a) {
    return A(impl_::emit(impl_::SfpiOp::IntSub, impl_::constant(0), a.get()));
}
template <class A, impl_::if_integer<A> = 0>
sfpi_inline A operator+(const A& a) {
    return a;
}

sfpi_inline vUInt operator&(const vSMag& a, unsigned b) { return as<vUInt>(a) & b; }
sfpi_inline vUInt operator&(const vSMag& a, int b) { return as<vUInt>(a) & b; }

}  // namespace sfpi
