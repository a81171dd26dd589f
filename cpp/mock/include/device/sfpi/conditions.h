#pragma once

#include "sfpi/integers.h"

// Comparisons, and the lanes that are enabled between v_if and v_endif.
namespace sfpi {

class vBool {
public:
    sfpi_inline vBool(impl_::sfpu_t mask) : mask_(static_cast<impl_::sfpu_t&&>(mask)) {}
    sfpi_inline vBool(const vInt& value) : vBool(nonzero(value)) {}
    sfpi_inline vBool(const vUInt& value) : vBool(nonzero(value)) {}
    sfpi_inline vBool(const vSMag& value) : vBool(nonzero(value)) {}
    sfpi_inline impl_::SfpiValue* handle() const { return mask_.handle(); }
    // One and zero.
    sfpi_inline operator vInt() const { return vInt(mask_); }

private:
    sfpi_inline static impl_::sfpu_t nonzero(const impl_::vVal& value) {
        return impl_::emit(impl_::SfpiOp::MaskNot, impl_::emit(impl_::SfpiOp::IsZero, value));
    }

    impl_::sfpu_t mask_;
};

sfpi_inline vBool operator&&(const vBool& a, const vBool& b) { return impl_::emit(impl_::SfpiOp::MaskAnd, a, b); }
sfpi_inline vBool operator||(const vBool& a, const vBool& b) { return impl_::emit(impl_::SfpiOp::MaskOr, a, b); }
sfpi_inline vBool operator!(const vBool& a) { return impl_::emit(impl_::SfpiOp::MaskNot, a); }

namespace impl_ {

enum class Comparison { EQ, NE, LT, GE, GT, LE };

// By the sign bit and by all bits of `value`, as SFPSETCC tests them: -0 is below zero and not equal to it.
sfpi_inline vBool against_zero(Comparison what, const vVal& value) {
    switch (what) {
        case Comparison::EQ:
            return emit(SfpiOp::IsZero, value);
        case Comparison::NE:
            return emit(SfpiOp::MaskNot, emit(SfpiOp::IsZero, value));
        case Comparison::LT:
            return emit(SfpiOp::IsNegative, value);
        case Comparison::GE:
            return emit(SfpiOp::MaskNot, emit(SfpiOp::IsNegative, value));
        case Comparison::LE:
            return emit(SfpiOp::IsNotPositive, value);
        default:
            return emit(SfpiOp::MaskNot, emit(SfpiOp::IsNotPositive, value));
    }
}

// Floats are subtracted. With a negated operand and a factor of one, so it is no sum to be contracted with a product.
sfpi_inline vBool compared(Comparison what, const vFloat& a, const vFloat& b) {
    return against_zero(what, vFloat(emit(SfpiOp::Mad, b, constant(float_as_uint(-1.0F)), a)));
}
sfpi_inline vBool compared(Comparison what, const vFloat& a, float b) {
    return float_as_uint(b) == 0 ? against_zero(what, a) : compared(what, a, vFloat(b));
}

enum : std::uint32_t { kSignedOrder, kUnsignedOrder };

// The instructions differ with the operands' range; the order is that of the type.
template <class A, class B>
sfpi_inline vBool compared_integers(Comparison what, const A& a, const B& b) {
    const std::uint32_t order = std::is_same_v<result_t<A, B>, vInt> ? kSignedOrder : kUnsignedOrder;
    const auto less = [&](const auto& x, const auto& y) {
        return emit(SfpiOp::Less, Modes{order, 0}, bits_of(x), bits_of(y));
    };
    switch (what) {
        case Comparison::EQ:
            return emit(SfpiOp::Equal, bits_of(a), bits_of(b));
        case Comparison::NE:
            return emit(SfpiOp::MaskNot, emit(SfpiOp::Equal, bits_of(a), bits_of(b)));
        case Comparison::LT:
            return less(a, b);
        case Comparison::GE:
            return emit(SfpiOp::MaskNot, less(a, b));
        case Comparison::GT:
            return less(b, a);
        default:
            return emit(SfpiOp::MaskNot, less(b, a));
    }
}

template <class T>
inline constexpr bool is_number = std::is_arithmetic_v<T>;

class CC {
public:
    sfpi_inline CC() = default;
    CC(const CC&) = delete;
    CC& operator=(const CC&) = delete;
    sfpi_inline ~CC() {
        for (unsigned i = 0; i < depth_; ++i) unit().condition(SfpiCondition::Pop, nullptr, kNowhere);
    }

    sfpi_inline CC& push() {
        unit().condition(SfpiCondition::Push, nullptr, kNowhere);
        ++depth_;
        return *this;
    }
    sfpi_inline CC& else_() {
        unit().condition(SfpiCondition::Complement, nullptr, kNowhere);
        return *this;
    }
    sfpi_inline CC& if_() { return *this; }
    sfpi_inline void cond(const vBool& mask) { unit().condition(SfpiCondition::And, mask.handle(), kNowhere); }

private:
    unsigned depth_ = 0;
};

}  // namespace impl_

// The caller promises that the numbers compared differ by less than 2^31, which changes no result here.
sfpi_inline vBool nearby(const vBool& condition) { return condition; }

}  // namespace sfpi

// One set for each comparison: vectors of floats with vectors and numbers, vectors of integers likewise, and signs and
// magnitudes for equality. Macros, because only operators are named by what they do.
#define TILEMETAL_SFPI_COMPARISON(op, name, mirrored)                                  \
    namespace sfpi {                                                                   \
    sfpi_inline vBool operator op(const vFloat& a, const vFloat& b) {                  \
        return impl_::compared(impl_::Comparison::name, a, b);                         \
    }                                                                                  \
    template <class T, std::enable_if_t<impl_::is_number<T>, int> = 0>                 \
    sfpi_inline vBool operator op(const vFloat& a, T b) {                              \
        return impl_::compared(impl_::Comparison::name, a, static_cast<float>(b));     \
    }                                                                                  \
    template <class T, std::enable_if_t<impl_::is_number<T>, int> = 0>                 \
    sfpi_inline vBool operator op(T a, const vFloat& b) {                              \
        return impl_::compared(impl_::Comparison::mirrored, b, static_cast<float>(a)); \
    }                                                                                  \
    template <class A, class B, impl_::if_integers<A, B> = 0>                          \
    sfpi_inline vBool operator op(const A& a, const B& b) {                            \
        return impl_::compared_integers(impl_::Comparison::name, a, b);                \
    }                                                                                  \
    }
TILEMETAL_SFPI_COMPARISON(==, EQ, EQ)
TILEMETAL_SFPI_COMPARISON(!=, NE, NE)
TILEMETAL_SFPI_COMPARISON(<, LT, GT)
TILEMETAL_SFPI_COMPARISON(<=, LE, GE)
TILEMETAL_SFPI_COMPARISON(>, GT, LT)
TILEMETAL_SFPI_COMPARISON(>=, GE, LE)
#undef TILEMETAL_SFPI_COMPARISON

namespace sfpi {

sfpi_inline vBool operator==(const vSMag& a, const vSMag& b) { return impl_::emit(impl_::SfpiOp::Equal, a, b); }
sfpi_inline vBool operator!=(const vSMag& a, const vSMag& b) { return !(a == b); }
sfpi_inline vBool operator==(const vSMag& a, unsigned b) { return a == vSMag(b); }
sfpi_inline vBool operator!=(const vSMag& a, unsigned b) { return !(a == vSMag(b)); }
sfpi_inline vBool operator==(const vSMag& a, int b) {
    const auto magnitude = static_cast<std::uint32_t>(b < 0 ? -b : b);
    return a == vSMag(b < 0 ? 0x80000000U | magnitude : magnitude);
}
sfpi_inline vBool operator!=(const vSMag& a, int b) { return !(a == b); }

}  // namespace sfpi

// Keywords, because they open and close a scope in the code that uses them.
#define v_if(condition)                     \
    {                                       \
        ::sfpi::impl_::CC block;            \
        block.push().if_().cond(condition); \
        {
#define v_elseif(condition)                     \
    }                                           \
    block.else_().push().if_().cond(condition); \
    {
#define v_else     \
    }              \
    block.else_(); \
    {
#define v_endif \
    }           \
    }
#define v_block                  \
    {                            \
        ::sfpi::impl_::CC block; \
        block.push();
#define v_and(condition) block.if_().cond(condition)
#define v_endblock }
