#pragma once

#include "sfpi/functions.h"
#include "sfpi/registers.h"

// Conversions between kinds of numbers, and piecewise linear functions.
namespace sfpi {

struct RoundMode {
    enum Values {
        NearestAway,
        NearestStochastic,
        Zero,
        Nearest = NearestAway,
        NearestEven = NearestAway,
        Even = NearestAway,
        Stochastic = NearestStochastic,
    };
    constexpr RoundMode(Values value) : value_(value) {}
    constexpr operator Values() const { return value_; }

private:
    Values value_;
};

namespace impl_ {

constexpr std::uint32_t rounding_of(RoundMode mode) { return static_cast<std::uint32_t>(RoundMode::Values(mode)); }

template <class To>
constexpr std::uint32_t rounding_target() {
    static_assert(
        std::is_same_v<To, vFloat16a> || std::is_same_v<To, vFloat16b> || std::is_same_v<To, vSMag16> ||
            std::is_same_v<To, vUInt16> || std::is_same_v<To, vSMag8> || std::is_same_v<To, vUInt8>,
        "floats are converted to vFloat16a, vFloat16b, vSMag16, vUInt16, vSMag8 or vUInt8");
    return std::is_same_v<To, vFloat16a>   ? SFPSTOCHRND_MOD1_FP32_TO_FP16A
           : std::is_same_v<To, vFloat16b> ? SFPSTOCHRND_MOD1_FP32_TO_FP16B
           : std::is_same_v<To, vSMag16>   ? SFPSTOCHRND_MOD1_FP32_TO_INT16
           : std::is_same_v<To, vUInt16>   ? SFPSTOCHRND_MOD1_FP32_TO_UINT16
           : std::is_same_v<To, vSMag8>    ? SFPSTOCHRND_MOD1_FP32_TO_INT8
                                           : SFPSTOCHRND_MOD1_FP32_TO_UINT8;
}

sfpi_inline sfpu_t rounded(const vFloat& v, std::uint32_t target, RoundMode mode) {
    return emit(SfpiOp::Round, Modes{target, rounding_of(mode)}, v);
}

sfpi_inline vFloat float_of(const vVal& sign_magnitude, RoundMode mode) {
    return emit(SfpiOp::CastToFloat, Modes{0, rounding_of(mode)}, sign_magnitude);
}

}  // namespace impl_

template <class To, class From, std::enable_if_t<impl_::is_vector<To> && impl_::is_vector<From>, int> = 0>
sfpi_inline To convert(const From& v, RoundMode mode = RoundMode::NearestStochastic) {
    if constexpr (std::is_same_v<From, To>) {
        return v;
    } else if constexpr (impl_::is_float_vector<From>) {
        return To(impl_::rounded(v, impl_::rounding_target<To>(), mode));
    } else if constexpr (std::is_same_v<From, vInt>) {
        const vSMag as_smag = impl_::int_to_smag(v);
        if constexpr (std::is_same_v<To, vSMag>) {
            return as_smag;
        } else {
            return convert<To>(as_smag, mode);
        }
    } else if constexpr (impl_::is_smag_vector<From> && std::is_same_v<To, vInt>) {
        return impl_::smag_to_int(v);
    } else if constexpr (std::is_same_v<To, vInt>) {
        return as<vInt>(v);
    } else {
        static_assert(impl_::is_float_vector<To>, "integers are converted to vInt, vSMag or to floats");
        static_assert(
            impl_::is_smag_vector<From> || std::is_same_v<From, vMag> || std::is_same_v<From, vUInt16>,
            "a vUInt may be beyond the magnitudes that the hardware converts");
        return convert<To>(impl_::float_of(v, mode), mode);
    }
}

// The names of former releases; an integer rounding mode other than 0 is stochastic.
namespace impl_ {
constexpr RoundMode mode_of(RoundMode mode) { return mode; }
constexpr RoundMode mode_of(int mode) { return mode != 0 ? RoundMode::NearestStochastic : RoundMode::Nearest; }
}  // namespace impl_

template <class Mode = RoundMode>
sfpi_inline vFloat int32_to_float(const impl_::vVal& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::float_of(v, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vFloat float_to_fp16a(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_FP16A, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vFloat float_to_fp16b(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_FP16B, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vUInt float_to_uint16(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_UINT16, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vInt float_to_int16(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_INT16, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vUInt float_to_uint8(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_UINT8, impl_::mode_of(mode));
}
template <class Mode = RoundMode>
sfpi_inline vInt float_to_int8(const vFloat& v, Mode mode = RoundMode::NearestStochastic) {
    return impl_::rounded(v, SFPSTOCHRND_MOD1_FP32_TO_INT8, impl_::mode_of(mode));
}
template <class... Args>
void int32_to_uint8(const Args&...) = delete;  // descaling conversions are not modelled
template <class... Args>
void int32_to_int8(const Args&...) = delete;

// --- Piecewise linear functions of the magnitude ------------------------------------------------------------------

enum class LutSign { Retain, Update };
enum class LutMode { Fp8x3, Fp16x3, Fp32x3, Fp16x6_HWM3, Fp16x6_HWM4 };

namespace impl_ {

// Coefficients as SFPLUT (8 bits, magnitudes below 2) and SFPLUTFP32 (16 bits, below 16) read them.
constexpr std::uint32_t lut_bits(float value, bool half) {
    const std::uint32_t word = float_as_uint(value);
    const int mantissa_bits = half ? 10 : 4;
    std::uint32_t mantissa = (word & 0x7FFFFF) + (1U << (22 - mantissa_bits));
    int exponent = static_cast<int>(word >> 23 & 0xFF);
    if (mantissa >> 23 != 0) {
        ++exponent;
        mantissa = 0;
    }
    mantissa >>= 23 - mantissa_bits;
    const std::uint32_t sign = word >> 31;
    if (half) {
        exponent -= 112;
        const std::uint32_t magnitude = exponent < 0     ? 0x7C00
                                        : exponent >= 31 ? 0x7BFF
                                                         : static_cast<std::uint32_t>(exponent) << 10 | mantissa;
        return sign << 15 | magnitude;
    }
    exponent -= 128;
    const std::uint32_t magnitude = exponent < -7   ? 0xFF
                                    : exponent >= 0 ? 0x0F
                                                    : static_cast<std::uint32_t>(-1 - exponent) << 4 | mantissa;
    return sign << 7 | magnitude;
}

enum class Pair { SlopeIntercept, Slopes, Intercepts };

// Two coefficients in one register. A slope is above its intercept; of two of a kind, the first is below.
template <bool half, Pair pair>
class vLut : public vVal {
    static constexpr unsigned width = half ? 16 : 8;

public:
    sfpi_inline vLut(const vLut&) = default;
    sfpi_inline vLut& operator=(const vLut&) = default;
    sfpi_inline explicit vLut(sfpu_t value) : vVal(value) {}
    sfpi_inline vLut(float first, float second) : vLut(lut_bits(first, half), lut_bits(second, half)) {}
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    sfpi_inline explicit vLut(T first, T second)
        : vVal(constant(
              pair == Pair::SlopeIntercept
                  ? static_cast<std::uint32_t>(first) << width | static_cast<std::uint32_t>(second)
                  : static_cast<std::uint32_t>(second) << width | static_cast<std::uint32_t>(first))) {}
};

constexpr std::uint32_t sign_mode(LutSign sign) { return sign == LutSign::Retain ? 1 : 0; }
constexpr std::uint32_t last_boundary(LutMode mode) { return mode == LutMode::Fp16x6_HWM4 ? 0x40800000U : 0x40400000U; }

}  // namespace impl_

using vLut8si = impl_::vLut<false, impl_::Pair::SlopeIntercept>;
using vLut16si = impl_::vLut<true, impl_::Pair::SlopeIntercept>;
using vLut16ss = impl_::vLut<true, impl_::Pair::Slopes>;
using vLut16ii = impl_::vLut<true, impl_::Pair::Intercepts>;
using sLut8si = vLut8si;
using sLut16si = vLut16si;
using sLut16ss = vLut16ss;
using sLut16ii = vLut16ii;

class vLut32si {
public:
    sfpi_inline vLut32si(const vFloat& s, const vFloat& i) : slope(s), intercept(i) {}
    vFloat slope;
    vFloat intercept;
};

template <LutMode Mode = LutMode::Fp8x3>
sfpi_inline vFloat
lut(const vFloat& v, const vLut8si& si0, const vLut8si& si1, const vLut8si& si2, LutSign sign = LutSign::Retain) {
    static_assert(Mode == LutMode::Fp8x3, "coefficients of 8 bits make a table of three lines");
    return impl_::emit(impl_::SfpiOp::Lut8, impl_::Modes{impl_::sign_mode(sign), 0}, v, si0, si1, si2);
}
template <LutMode Mode = LutMode::Fp16x3>
sfpi_inline vFloat
lut(const vFloat& v, const vLut16si& si0, const vLut16si& si1, const vLut16si& si2, LutSign sign = LutSign::Retain) {
    static_assert(Mode == LutMode::Fp16x3, "pairs of slope and intercept make a table of three lines");
    return impl_::emit(impl_::SfpiOp::Lut16x3, impl_::Modes{impl_::sign_mode(sign), 0}, v, si0, si1, si2);
}
template <LutMode Mode = LutMode::Fp32x3>
sfpi_inline vFloat
lut(const vFloat& v, const vLut32si& si0, const vLut32si& si1, const vLut32si& si2, LutSign sign = LutSign::Retain) {
    static_assert(Mode == LutMode::Fp32x3, "coefficients of 32 bits make a table of three lines");
    return impl_::emit(
        impl_::SfpiOp::Lut32x3, impl_::Modes{impl_::sign_mode(sign), 0}, v, si0.slope, si1.slope, si2.slope,
        si0.intercept, si1.intercept, si2.intercept);
}
template <LutMode Mode = LutMode::Fp16x6_HWM3>
sfpi_inline vFloat
lut(const vFloat& v, const vLut16ss& s01, const vLut16ii& i01, const vLut16ss& s23, const vLut16ii& i23,
    const vLut16ss& s45, const vLut16ii& i45, LutSign sign = LutSign::Retain) {
    static_assert(
        Mode == LutMode::Fp16x6_HWM3 || Mode == LutMode::Fp16x6_HWM4,
        "pairs of slopes and of intercepts make a table of six lines");
    return impl_::emit(
        impl_::SfpiOp::Lut16x6, impl_::Modes{impl_::sign_mode(sign), impl_::last_boundary(Mode)}, v, s01, s23, s45, i01,
        i23, i45);
}

// The names of former releases, which take the registers as integers.
sfpi_inline vFloat lut(const vFloat& v, const vUInt& a, const vUInt& b, const vUInt& c) {
    return lut(v, as<vLut8si>(a), as<vLut8si>(b), as<vLut8si>(c));
}
sfpi_inline vFloat lut_sign(const vFloat& v, const vUInt& a, const vUInt& b, const vUInt& c) {
    return lut(v, as<vLut8si>(a), as<vLut8si>(b), as<vLut8si>(c), LutSign::Update);
}
sfpi_inline vFloat lut2(const vFloat& v, const vUInt& a, const vUInt& b, const vUInt& c) {
    return lut(v, as<vLut16si>(a), as<vLut16si>(b), as<vLut16si>(c));
}
sfpi_inline vFloat lut2_sign(const vFloat& v, const vUInt& a, const vUInt& b, const vUInt& c) {
    return lut(v, as<vLut16si>(a), as<vLut16si>(b), as<vLut16si>(c), LutSign::Update);
}
sfpi_inline vFloat lut2(
    const vFloat& v, const vFloat& s0, const vFloat& s1, const vFloat& s2, const vFloat& i0, const vFloat& i1,
    const vFloat& i2) {
    return lut(v, vLut32si(s0, i0), vLut32si(s1, i1), vLut32si(s2, i2));
}
sfpi_inline vFloat lut2_sign(
    const vFloat& v, const vFloat& s0, const vFloat& s1, const vFloat& s2, const vFloat& i0, const vFloat& i1,
    const vFloat& i2) {
    return lut(v, vLut32si(s0, i0), vLut32si(s1, i1), vLut32si(s2, i2), LutSign::Update);
}
namespace impl_ {
sfpi_inline vFloat
lut_of_integers(const vFloat& v, const vUInt (&slopes)[3], const vUInt (&intercepts)[3], int mode, LutSign sign) {
    return emit(
        SfpiOp::Lut16x6, Modes{sign_mode(sign), last_boundary(mode == 1 ? LutMode::Fp16x6_HWM3 : LutMode::Fp16x6_HWM4)},
        v, slopes[0], slopes[1], slopes[2], intercepts[0], intercepts[1], intercepts[2]);
}
}  // namespace impl_
sfpi_inline vFloat lut2(
    const vFloat& v, const vUInt& s01, const vUInt& s23, const vUInt& s45, const vUInt& i01, const vUInt& i23,
    const vUInt& i45, int mode = 1) {
    return impl_::lut_of_integers(v, {s01, s23, s45}, {i01, i23, i45}, mode, LutSign::Retain);
}
sfpi_inline vFloat lut2_sign(
    const vFloat& v, const vUInt& s01, const vUInt& s23, const vUInt& s45, const vUInt& i01, const vUInt& i23,
    const vUInt& i45, int mode = 1) {
    return impl_::lut_of_integers(v, {s01, s23, s45}, {i01, i23, i45}, mode, LutSign::Update);
}

}  // namespace sfpi
