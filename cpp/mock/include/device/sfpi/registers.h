#pragma once

#include "sfpi/constants.h"
#include "sfpi/integers.h"

// The rows of DST that the vector unit reads and writes, and its own registers.
namespace sfpi {

enum class DataLayout {
    Default,
    None = Default,
    FSrcB,
    SRCB = FSrcB,
    F32,
    F16a,
    F16b,
    I32,
    U32,
    I16,
    U16,
    I8,
    U8,
    M32,
    SM32,
    SM16,
    SM8,
    HI16,
    LO16,
};

enum class LRegs : std::uint8_t { LReg0, LReg1, LReg2, LReg3, LReg4, LReg5, LReg6, LReg7, LRegCount = SFP_LREG_COUNT };

namespace impl_ {

sfpi_inline vSMag int_to_smag(const vInt& value) { return vSMag(emit(SfpiOp::IntToSignMag, value)); }
sfpi_inline vInt smag_to_int(const vSMag& value) { return vInt(emit(SfpiOp::SignMagToInt, value)); }

// Mod0 of SFPLOAD and SFPSTORE.
template <DataLayout layout>
constexpr std::uint32_t format_of_floats() {
    static_assert(
        layout == DataLayout::Default || layout == DataLayout::FSrcB || layout == DataLayout::F32 ||
            layout == DataLayout::F16b,
        "vectors of floats are loaded and stored as Default, FSrcB, F32 or F16b here");
    return layout == DataLayout::F32    ? SFPLOAD_MOD0_FMT_FP32
           : layout == DataLayout::F16b ? SFPLOAD_MOD0_FMT_FP16B
                                        : SFPLOAD_MOD0_FMT_SRCB;
}

template <DataLayout layout>
constexpr std::uint32_t format_of_unsigned() {
    static_assert(
        layout == DataLayout::Default || layout == DataLayout::U32 || layout == DataLayout::M32 ||
            layout == DataLayout::U16 || layout == DataLayout::LO16,
        "vectors of unsigned integers are loaded and stored as Default, U32, M32, U16 or LO16 here");
    return layout == DataLayout::U16    ? SFPLOAD_MOD0_FMT_UINT16
           : layout == DataLayout::LO16 ? SFPLOAD_MOD0_FMT_LO16
                                        : SFPLOAD_MOD0_FMT_INT32;
}

// One row address of DST; the constness of its assignment is that of the array it is an element of.
template <DataLayout layout = DataLayout::Default>
class DstReg {
    // Wormhole takes integers for signs and magnitudes unless told otherwise.
    static constexpr bool as_sign_magnitude =
        layout == DataLayout::SM32 || (layout == DataLayout::Default && !is_blackhole);

public:
    constexpr explicit DstReg(int row, int address_mode = -1) : row_(row), address_mode_(address_mode) {}
    DstReg(const DstReg&) = default;

    template <DataLayout other = DataLayout::Default>
    constexpr auto mode(int address_mode = -1) const {
        return DstReg<(other == DataLayout::Default ? layout : other)>(row_, address_mode);
    }

    sfpi_inline operator vFloat() const { return load(format_of_floats<layout>()); }
    sfpi_inline operator vFloat16b() const { return vFloat16b(load(format_of_floats<layout>())); }
    sfpi_inline operator vInt() const {
        static_assert(
            layout == DataLayout::Default || layout == DataLayout::I32 || layout == DataLayout::SM32,
            "vectors of signed integers are loaded as Default, I32 or SM32 here");
        if constexpr (as_sign_magnitude && is_blackhole) {
            return smag_to_int(vSMag(load(SFPLOAD_MOD0_FMT_INT32)));
        } else {
            return load(as_sign_magnitude ? SFPLOAD_MOD0_FMT_SM32 : SFPLOAD_MOD0_FMT_INT32);
        }
    }
    sfpi_inline operator vUInt() const { return load(format_of_unsigned<layout>()); }
    sfpi_inline operator vMag() const { return vMag(load(format_of_unsigned<layout>())); }
    sfpi_inline operator vUInt16() const {
        return vUInt16(load(layout == DataLayout::LO16 ? SFPLOAD_MOD0_FMT_LO16 : SFPLOAD_MOD0_FMT_UINT16));
    }
    sfpi_inline operator vSMag() const {
        static_assert(
            layout == DataLayout::Default || layout == DataLayout::I32 || layout == DataLayout::SM32,
            "signs and magnitudes are loaded as Default, I32 or SM32 here");
        if constexpr (layout == DataLayout::I32) {
            return int_to_smag(vInt(load(SFPLOAD_MOD0_FMT_INT32)));
        } else {
            return vSMag(load(SFPLOAD_MOD0_FMT_INT32));
        }
    }

    sfpi_inline void operator=(const vFloat& value) const { store(value, format_of_floats<layout>()); }
    sfpi_inline void operator=(float value) const { *this = vFloat(value); }
    sfpi_inline void operator=(const vInt& value) const {
        static_assert(
            layout == DataLayout::Default || layout == DataLayout::I32 || layout == DataLayout::SM32,
            "vectors of signed integers are stored as Default, I32 or SM32 here");
        if constexpr (as_sign_magnitude && is_blackhole) {
            store(int_to_smag(value), SFPSTORE_MOD0_FMT_INT32);
        } else {
            store(value, as_sign_magnitude ? SFPSTORE_MOD0_FMT_SM32 : SFPSTORE_MOD0_FMT_INT32);
        }
    }
    sfpi_inline void operator=(const vUInt& value) const { store(value, format_of_unsigned<layout>()); }
    sfpi_inline void operator=(const vUInt16& value) const {
        store(value, layout == DataLayout::LO16 ? SFPSTORE_MOD0_FMT_LO16 : SFPSTORE_MOD0_FMT_UINT16);
    }
    sfpi_inline void operator=(const vSMag& value) const {
        static_assert(
            layout == DataLayout::Default || layout == DataLayout::I32 || layout == DataLayout::SM32,
            "signs and magnitudes are stored as Default, I32 or SM32 here");
        if constexpr (layout == DataLayout::I32) {
            store(smag_to_int(value), SFPSTORE_MOD0_FMT_INT32);
        } else {
            store(value, SFPSTORE_MOD0_FMT_INT32);
        }
    }
    template <DataLayout other>
    sfpi_inline void operator=(const DstReg<other>& value) const {
        *this = vFloat(value);
    }
    sfpi_inline void operator=(const DstReg& value) const { *this = vFloat(value); }
    sfpi_inline vFloat operator-() const { return -vFloat(*this); }

private:
    sfpi_inline sfpu_t load(std::uint32_t format) const {
        const sfpu_t value = emit(SfpiOp::Load, Modes{format, static_cast<std::uint32_t>(row_)});
        go_on();
        return value;
    }
    sfpi_inline void store(const vVal& value, std::uint32_t format) const {
        unit().store(value.handle(), static_cast<std::uint32_t>(row_), format, kNowhere);
        go_on();
    }
    // Wormhole's instructions have two bits for the upper four modes.
    sfpi_inline void go_on() const {
        if (address_mode_ >= 0) {
            unit().move(SfpiMove::AsMode, is_blackhole ? address_mode_ : 4 + (address_mode_ & 3), kNowhere);
        }
    }

    int row_;
    int address_mode_;
};

class DstRegFile {
public:
    constexpr DstReg<> operator[](int index) const { return DstReg<>(index * static_cast<int>(SFP_DESTREG_STRIDE)); }
    sfpi_inline void operator+=(int count) const {
        unit().move(SfpiMove::Rows, count * static_cast<int>(SFP_DESTREG_STRIDE), kNowhere);
    }
    sfpi_inline void operator++() const { *this += 1; }
    sfpi_inline void operator++(int) const { *this += 1; }
};

class LReg {
public:
    constexpr explicit LReg(unsigned index) : index_(index) {}
    template <class Type, std::enable_if_t<is_vector<Type>, int> = 0>
    sfpi_inline operator Type() const {
        return Type(sfpu_t(unit().read_register(index_, "l_reg", kNowhere)));
    }
    sfpi_inline void operator=(const vVal& value) const { unit().write_register(index_, value.handle(), kNowhere); }
    sfpi_inline void in_use() const {}

private:
    unsigned index_;
};

class LRegFile {
public:
    constexpr LReg operator[](LRegs index) const { return LReg(static_cast<unsigned>(index)); }
};

// A register that keeps a constant from one call to the next.
template <class Type>
class ConstantReg {
public:
    using vector_type = Type;  // as an operand of integer arithmetic

    constexpr ConstantReg(unsigned index, const char* name) : index_(index), name_(name) {}
    ConstantReg(const ConstantReg&) = default;
    sfpi_inline operator Type() const { return Type(sfpu_t(unit().read_register(index_, name_, kNowhere))); }
    template <class Value, std::enable_if_t<std::is_constructible_v<Type, const Value&>, int> = 0>
    sfpi_inline void operator=(const Value& value) const {
        unit().write_register(index_, Type(value).handle(), kNowhere);
    }

private:
    unsigned index_;
    const char* name_;
};

}  // namespace impl_

inline constexpr impl_::DstRegFile dst_reg{};
inline constexpr impl_::LRegFile l_reg{};

inline constexpr impl_::ConstantReg<vFloat> vConst0(CREG_IDX_0, "vConst0");
inline constexpr impl_::ConstantReg<vFloat> vConst1(CREG_IDX_1, "vConst1");
inline constexpr impl_::ConstantReg<vFloat> vConstNeg1(CREG_IDX_NEG_1, "vConstNeg1");
inline constexpr impl_::ConstantReg<vFloat> vConst0p8373(CREG_IDX_0P837300003, "vConst0p8373");
inline constexpr impl_::ConstantReg<vFloat> vConstFloatPrgm0(CREG_IDX_PRGM1, "vConstFloatPrgm0");
inline constexpr impl_::ConstantReg<vFloat> vConstFloatPrgm1(CREG_IDX_PRGM2, "vConstFloatPrgm1");
inline constexpr impl_::ConstantReg<vFloat> vConstFloatPrgm2(CREG_IDX_PRGM3, "vConstFloatPrgm2");
inline constexpr impl_::ConstantReg<vInt> vConstIntPrgm0(CREG_IDX_PRGM1, "vConstIntPrgm0");
inline constexpr impl_::ConstantReg<vInt> vConstIntPrgm1(CREG_IDX_PRGM2, "vConstIntPrgm1");
inline constexpr impl_::ConstantReg<vInt> vConstIntPrgm2(CREG_IDX_PRGM3, "vConstIntPrgm2");
inline constexpr impl_::ConstantReg<vInt> vConstTileId(CREG_IDX_TILEID, "vConstTileId");

// Asks the compiler to spare registers for the rest of a scope: products and sums with short constants then are
// instructions of their own, with the constant in them.
class lreg_pressure {
public:
    sfpi_inline explicit lreg_pressure(bool more = true) : more_(more) { impl_::unit().spare_registers(more); }
    lreg_pressure(const lreg_pressure&) = delete;
    lreg_pressure& operator=(const lreg_pressure&) = delete;
    sfpi_inline ~lreg_pressure() { impl_::unit().spare_registers(!more_); }

private:
    bool more_;
};

}  // namespace sfpi
