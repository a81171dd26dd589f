// Enumerations that select variants of SFPU instructions.
#pragma once

namespace sfpi {

enum class DataLayout { SRCB, F32, F16a, F16b, I32, U32, I16, U16, I8, U8, SM32, SM16, SM8, HI16, LO16 };
enum class RoundMode { Nearest, Zero, Stochastic };
enum class ExponentMode { Unbiased, Biased };
enum class MantissaMode { ImplicitOne, ExplicitOne };
enum class ShiftMode { Logical, Arithmetic };

class sFloat16a {
public:
    template <class T>
    explicit sFloat16a(T) {}
};

class sFloat16b {
public:
    template <class T>
    explicit sFloat16b(T) {}
};

// Instruction modifiers, values as in tt-isa-documentation (SFPLOADI, SFPIADD, SFPSETCC, SFPSWAP, SFPEXMAN,
// SFPSTOCHRND).
enum : unsigned {
    SFPLOADI_MOD0_FLOATB = 0,
    SFPLOADI_MOD0_FLOATA = 1,
    SFPLOADI_MOD0_USHORT = 2,
    SFPLOADI_MOD0_SHORT = 4,
    SFPLOADI_MOD0_UPPER = 8,
    SFPLOADI_MOD0_LOWER = 10,
    SFPIADD_MOD1_ARG_LREG_DST = 0,
    SFPIADD_MOD1_ARG_IMM = 1,
    SFPIADD_MOD1_ARG_2SCOMP_LREG_DST = 2,
    SFPIADD_MOD1_CC_LT0 = 0,
    SFPIADD_MOD1_CC_NONE = 4,
    SFPIADD_MOD1_CC_GTE0 = 8,
    SFPSETCC_MOD1_LREG_LT0 = 0,
    SFPSETCC_MOD1_LREG_NE0 = 2,
    SFPSETCC_MOD1_LREG_GTE0 = 4,
    SFPSETCC_MOD1_LREG_EQ0 = 6,
    SFPSWAP_MOD1_SWAP = 0,
    SFPSWAP_MOD1_VEC_MIN_MAX = 1,
    SFPEXMAN_MOD1_PAD8 = 0,
    SFPEXMAN_MOD1_PAD9 = 1,
    SFPCAST_MOD1_INT32_TO_FP32_RNE = 0,
    SFPARECIP_MOD1_RECIP = 0,
    SFPSTOCHRND_RND_EVEN = 0,
    SFPSTOCHRND_MOD1_FP32_TO_FP16B = 1,
    SFPSTOCHRND_MOD1_FP32_TO_UINT16 = 6,
    SFPSTOCHRND_MOD1_FP32_TO_INT16 = 7,
};

}  // namespace sfpi
