#pragma once

#include "sfpi/values.h"

// The types of vectors: 32 lanes of 32 bits each.
namespace sfpi {

class vInt;
class vUInt;
class vMag;

// One number for all lanes, in a 16-bit format: from bits, and bf16 from a float that is cut.
class sFloat16a {
public:
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline explicit sFloat16a(T bits) : bits_(static_cast<std::uint16_t>(bits)) {}
    explicit sFloat16a(float) = delete;
    sfpi_inline std::uint32_t get() const { return bits_; }

private:
    std::uint16_t bits_;
};

class sFloat16b {
public:
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline explicit sFloat16b(T bits) : bits_(static_cast<std::uint16_t>(bits)) {}
    sfpi_inline explicit sFloat16b(float value)
        : bits_(static_cast<std::uint16_t>(impl_::float_as_uint(value) >> 16)) {}
    sfpi_inline explicit sFloat16b(double value) : sFloat16b(static_cast<float>(value)) {}
    sfpi_inline std::uint32_t get() const { return bits_; }

private:
    std::uint16_t bits_;
};

using s2vFloat16a = sFloat16a;
using s2vFloat16b = sFloat16b;

namespace impl_ {
// SFPLOADI of a float with five bits of exponent.
constexpr std::uint32_t widened(std::uint32_t half) {
    return (half & 0x8000U) << 16 | (((half >> 10 & 0x1FU) + 112) << 23) | (half & 0x3FFU) << 13;
}
}  // namespace impl_

class vFloat : public impl_::vVal {
public:
    sfpi_inline vFloat() = default;
    sfpi_inline vFloat(const vFloat&) = default;
    sfpi_inline vFloat& operator=(const vFloat&) = default;
    sfpi_inline vFloat(impl_::sfpu_t value) : vVal(value) {}
    sfpi_inline vFloat(sFloat16a value) : vVal(impl_::constant(impl_::widened(value.get()))) {}
    sfpi_inline vFloat(sFloat16b value) : vVal(impl_::constant(value.get() << 16)) {}
    sfpi_inline vFloat(float value) : vVal(impl_::constant(impl_::float_as_uint(value))) {}

    sfpi_inline vFloat& operator+=(const vFloat& other);
    sfpi_inline vFloat& operator-=(const vFloat& other);
    sfpi_inline vFloat& operator*=(const vFloat& other);
    sfpi_inline vFloat operator++() { return *this += 1.0F; }
    sfpi_inline vFloat operator--() { return *this -= 1.0F; }
    sfpi_inline vFloat operator++(int) {
        const vFloat before = *this;
        *this += 1.0F;
        return before;
    }
    sfpi_inline vFloat operator--(int) {
        const vFloat before = *this;
        *this -= 1.0F;
        return before;
    }
};

sfpi_inline vFloat operator+(const vFloat& a) { return a; }
sfpi_inline vFloat operator-(const vFloat& a) { return impl_::emit(impl_::SfpiOp::Negate, a); }
sfpi_inline vFloat operator+(const vFloat& a, const vFloat& b) { return impl_::emit(impl_::SfpiOp::Add, a, b); }
sfpi_inline vFloat operator-(const vFloat& a, const vFloat& b) { return a + -b; }
sfpi_inline vFloat operator*(const vFloat& a, const vFloat& b) { return impl_::emit(impl_::SfpiOp::Mul, a, b); }
vFloat& vFloat::operator+=(const vFloat& other) { return *this = *this + other; }
vFloat& vFloat::operator-=(const vFloat& other) { return *this = *this - other; }
vFloat& vFloat::operator*=(const vFloat& other) { return *this = *this * other; }

namespace impl_ {

// Floats and integers of fewer bits: what they are for is said by their type.
template <class Wide, int which>
class vNarrow : public Wide {
public:
    sfpi_inline vNarrow() = default;
    sfpi_inline vNarrow(const vNarrow&) = default;
    sfpi_inline vNarrow& operator=(const vNarrow&) = default;
    sfpi_inline explicit vNarrow(sfpu_t value) : Wide(value) {}
};

// Two's complement and unsigned integers have their operators in common; `Vector` is which they are.
template <class Vector>
class Integer : public vVal {
public:
    sfpi_inline Integer() = default;
    sfpi_inline Integer(const Integer&) = default;
    sfpi_inline Integer& operator=(const Integer&) = default;
    sfpi_inline Integer(sfpu_t value) : vVal(value) {}

    sfpi_inline Vector& operator+=(const Vector& other) { return self() = self() + other; }
    sfpi_inline Vector& operator-=(const Vector& other) { return self() = self() - other; }
    sfpi_inline Vector& operator&=(const Vector& other) { return self() = self() & other; }
    sfpi_inline Vector& operator|=(const Vector& other) { return self() = self() | other; }
    sfpi_inline Vector& operator^=(const Vector& other) { return self() = self() ^ other; }
    template <class Amount>
    sfpi_inline Vector& operator<<=(const Amount& amount) {
        return self() = self() << amount;
    }
    template <class Amount>
    sfpi_inline Vector& operator>>=(const Amount& amount) {
        return self() = self() >> amount;
    }
    sfpi_inline Vector operator++() { return self() += Vector(1); }
    sfpi_inline Vector operator--() { return self() -= Vector(1); }
    sfpi_inline Vector operator++(int) {
        const Vector before = self();
        self() += Vector(1);
        return before;
    }
    sfpi_inline Vector operator--(int) {
        const Vector before = self();
        self() -= Vector(1);
        return before;
    }

private:
    sfpi_inline Vector& self() { return static_cast<Vector&>(*this); }
};

}  // namespace impl_

class vInt : public impl_::Integer<vInt> {
public:
    sfpi_inline vInt() = default;
    sfpi_inline vInt(const vInt&) = default;
    sfpi_inline vInt& operator=(const vInt&) = default;
    sfpi_inline vInt(impl_::sfpu_t value) : Integer(value) {}
    sfpi_inline explicit vInt(const vUInt& value);
    sfpi_inline vInt(const vMag& value);
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline vInt(T value) : Integer(impl_::constant(static_cast<std::uint32_t>(value))) {}
    sfpi_inline operator vUInt() const;
};

class vUInt : public impl_::Integer<vUInt> {
public:
    sfpi_inline vUInt() = default;
    sfpi_inline vUInt(const vUInt&) = default;
    sfpi_inline vUInt& operator=(const vUInt&) = default;
    sfpi_inline vUInt(impl_::sfpu_t value) : Integer(value) {}
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline vUInt(T value) : Integer(impl_::constant(static_cast<std::uint32_t>(value))) {}
};

// A magnitude of 31 bits.
class vMag : public vUInt {
public:
    sfpi_inline vMag() = default;
    sfpi_inline vMag(const vMag&) = default;
    sfpi_inline vMag& operator=(const vMag&) = default;
    sfpi_inline explicit vMag(impl_::sfpu_t value) : vUInt(value) {}
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline explicit vMag(T value) : vUInt(value) {}
    template <int bits>
    sfpi_inline vMag(const impl_::vNarrow<vUInt, bits>& value) : vUInt(value.get()) {}
};

// Sign and magnitude; has no arithmetic.
class vSMag : public impl_::vVal {
public:
    sfpi_inline vSMag() = default;
    sfpi_inline vSMag(const vSMag&) = default;
    sfpi_inline vSMag& operator=(const vSMag&) = default;
    sfpi_inline explicit vSMag(impl_::sfpu_t value) : vVal(value) {}
    sfpi_inline explicit vSMag(std::uint32_t value) : vVal(impl_::constant(value)) {}
    sfpi_inline vSMag(const vMag& value) : vVal(value.get()) {}
};

using vFloat16a = impl_::vNarrow<vFloat, 0>;
using vFloat16b = impl_::vNarrow<vFloat, 1>;
using vUInt16 = impl_::vNarrow<vUInt, 16>;
using vUInt8 = impl_::vNarrow<vUInt, 8>;
using vSMag16 = impl_::vNarrow<vSMag, 16>;
using vSMag8 = impl_::vNarrow<vSMag, 8>;

vInt::vInt(const vUInt& value) : Integer(value.get()) {}
vInt::vInt(const vMag& value) : Integer(value.get()) {}
vInt::operator vUInt() const { return vUInt(get()); }

// The same bits as another type.
template <class Type, std::enable_if_t<impl_::is_vector<Type>, int> = 0>
sfpi_inline Type as(const impl_::vVal& value) {
    return Type(value.get());
}
template <class Type, std::enable_if_t<impl_::is_vector<Type>, int> = 0>
sfpi_inline Type reinterpret(const impl_::vVal& value) {
    return Type(value.get());
}

}  // namespace sfpi
