// Element-wise functions of the SFPU stand-in.
#pragma once

#include "sfpi_vectors.h"

namespace sfpi {

template <class T>
struct Pair {
    T first, second;
};

template <class To, class From>
To as(const From&) {
    return {};
}
template <class To>
To reinterpret(const Vector&) {
    return {};
}
template <class To, auto... modifiers, class... From>
To convert(const From&...) {
    return {};
}

// Element-wise functions: a result of the first argument's type unless the operation fixes it.
template <auto... modifiers, class T, class... Args>
T setexp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T setman(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T setsgn(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T setsgn2(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T copysgn(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T copyman(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T copyexp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T addexp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T shft(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T abs(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T min(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T max(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T clamp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vInt exexp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vInt exman(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vInt lz(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vFloat approx_recip(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vFloat approx_exp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vFloat nearby(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vBool is_nan(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vBool is_inf(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vBool is_finite(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vBool is_pos(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vBool is_neg(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
vInt exman9(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T fractional_mul(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T symmetric_clamp(const T&, const Args&...) {
    return {};
}
template <auto... modifiers, class T, class... Args>
T subvec_shflror1(const T&, const Args&...) {
    return {};
}
template <class... Args>
void subvec_transp(Args&...) {}
// The lesser and the greater.
template <class A, class B>
Pair<A> min_max(const A&, const B&) {
    return {};
}
template <auto... modifiers, class... Args>
vFloat lut(const Args&...) {
    return {};
}
template <auto... modifiers, class... Args>
vFloat lut2(const Args&...) {
    return {};
}
template <class A, class B>
void vec_min_max(A&, B&) {}
template <class A, class B>
void vec_swap(A&, B&) {}

}  // namespace sfpi
