// Vector types of the SFPU stand-in and their operators.
#pragma once

#include <cstdint>
#include <type_traits>

namespace sfpi {

// Here rather than in stand_in, so that argument-dependent lookup finds the functions of this namespace.
class Vector {};

namespace stand_in {
using Word = std::uint32_t;

template <class T>
inline constexpr bool is_vector = std::is_base_of_v<Vector, std::remove_cv_t<std::remove_reference_t<T>>>;

enum class Element {
    Float,
    Float16a,
    Float16b,
    Int,
    UInt,
    SMag,
    Mag,
    UInt16,
    UInt8,
    SMag16,
    SMag8,
    Lut16ss,
    Lut16ii,
    Lut8si,
    Bool
};

template <Element element>
class VectorOf : public Vector {
public:
    VectorOf() = default;
    template <class T>
    VectorOf(const T&) {}
    template <class T, class U>
    VectorOf(const T&, const U&) {}
    template <class T>
    VectorOf& operator=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator+=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator-=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator*=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator&=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator|=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator^=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator<<=(const T&) {
        return *this;
    }
    template <class T>
    VectorOf& operator>>=(const T&) {
        return *this;
    }
    VectorOf& operator++() { return *this; }
    VectorOf& operator--() { return *this; }
    VectorOf operator++(int) { return *this; }
    VectorOf operator--(int) { return *this; }
    Word get() const { return {}; }
};
}  // namespace stand_in

using vFloat = stand_in::VectorOf<stand_in::Element::Float>;
using vFloat16a = stand_in::VectorOf<stand_in::Element::Float16a>;
using vFloat16b = stand_in::VectorOf<stand_in::Element::Float16b>;
using vInt = stand_in::VectorOf<stand_in::Element::Int>;
using vUInt = stand_in::VectorOf<stand_in::Element::UInt>;
using vSMag = stand_in::VectorOf<stand_in::Element::SMag>;
using vMag = stand_in::VectorOf<stand_in::Element::Mag>;
using vUInt16 = stand_in::VectorOf<stand_in::Element::UInt16>;
using vUInt8 = stand_in::VectorOf<stand_in::Element::UInt8>;
using vSMag16 = stand_in::VectorOf<stand_in::Element::SMag16>;
using vSMag8 = stand_in::VectorOf<stand_in::Element::SMag8>;
using vLut16ss = stand_in::VectorOf<stand_in::Element::Lut16ss>;
using vLut16ii = stand_in::VectorOf<stand_in::Element::Lut16ii>;
using vLut8si = stand_in::VectorOf<stand_in::Element::Lut8si>;
using vBool = stand_in::VectorOf<stand_in::Element::Bool>;

namespace stand_in {
// One row of the destination register file: reads as any vector, writes from any vector.
class Row : public Vector {
public:
    template <Element element>
    operator VectorOf<element>() const {
        return {};
    }
    template <class T>
    const Row& operator=(const T&) const {
        return *this;
    }
    template <auto... modifiers, class... Args>
    Row mode(const Args&...) const {
        return {};
    }
};

class RegisterFile {
public:
    Row operator[](int) const { return {}; }
    template <class T>
    const RegisterFile& operator+=(const T&) const {
        return *this;
    }
    const RegisterFile& operator++(int) const { return *this; }
    const RegisterFile& operator++() const { return *this; }
};

// A lane register is a vector that can also be marked as taken.
class LaneRegister : public Row {
public:
    using Row::operator=;
    void in_use() const {}
};

class LaneRegisters {
public:
    template <class Index>
    LaneRegister operator[](Index) const {
        return {};
    }
};

}  // namespace stand_in

namespace stand_in {
// Arithmetic of a row yields a float vector, of a vector its own type, of a scalar and a vector the vector's type.
template <class L, class R, bool left = is_vector<L>>
struct Result {
    using type = std::conditional_t<std::is_same_v<L, Row>, vFloat, L>;
};
template <class L, class R>
struct Result<L, R, false> {
    using type = std::conditional_t<std::is_same_v<R, Row>, vFloat, R>;
};
template <class L, class R>
using result_t = std::enable_if_t<is_vector<L> || is_vector<R>, typename Result<L, R>::type>;
template <class L, class R>
using compare_t = std::enable_if_t<is_vector<L> || is_vector<R>, vBool>;

template <class L, class R>
result_t<L, R> operator+(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator-(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator*(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator&(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator|(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator^(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator<<(const L&, const R&) {
    return {};
}
template <class L, class R>
result_t<L, R> operator>>(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator==(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator!=(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator<(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator>(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator<=(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator>=(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator&&(const L&, const R&) {
    return {};
}
template <class L, class R>
compare_t<L, R> operator||(const L&, const R&) {
    return {};
}
template <class T>
result_t<T, T> operator-(const T&) {
    return {};
}
template <class T>
result_t<T, T> operator+(const T&) {
    return {};
}
template <class T>
result_t<T, T> operator~(const T&) {
    return {};
}
template <class T>
compare_t<T, T> operator!(const T&) {
    return {};
}
}  // namespace stand_in

}  // namespace sfpi
