// Enumerations that select variants of SFPU instructions.
#pragma once

namespace sfpi {

enum class DataLayout {
    Default,
    SRCB,
    FSrcB,
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
    LO16
};
enum class RoundMode { Nearest, NearestAway, NearestStochastic, Zero, Stochastic };
enum class LutSign { Retain, Update };
enum class FractionalHalf { Low, High };
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

inline constexpr unsigned SFP_DESTREG_STRIDE = 2;

// Instruction modifiers, values as in tt-isa-documentation, in the page of each instruction.
enum : unsigned {
    SFPLOAD_MOD0_FMT_SRCB = 0,
    SFPLOAD_MOD0_FMT_FP16B = 2,
    SFPSTORE_MOD0_FMT_SRCB = 0,
    SFPSTORE_MOD0_FMT_FP16B = 2,
    SFPMAD_MOD1_OFFSET_NONE = 0,
    SFPMUL24_MOD1_LOWER = 0,
    SFPMUL24_MOD1_UPPER = 1,
    SFPABS_MOD1_INT = 0,
    SFPLZ_MOD1_CC_NE0 = 2,
    SFPENCC_MOD1_EU_R1 = 0,
    SFPENCC_MOD1_EI_RI = 10,
    SFPENCC_IMM12_BOTH = 3,
    SFPEXEXP_MOD1_SET_CC_SGN_EXP = 2,
    SFPEXEXP_MOD1_SET_CC_COMP_EXP = 8,
    SFPSHFT2_MOD1_SUBVEC_SHFLROR1 = 3,
    SFPSHFT2_MOD1_SUBVEC_SHFLSHR1 = 4,
    SFPSHFT2_MOD1_SHFT_LREG = 5,
    SFPSHFT2_MOD1_SHFT_IMM = 6,
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
    SFPCAST_MOD1_SM32_TO_FP32_RNE = 0,
    SFPARECIP_MOD1_RECIP = 0,
    SFPSTOCHRND_RND_EVEN = 0,
    SFPSTOCHRND_MOD1_FP32_TO_FP16B = 1,
    SFPSTOCHRND_MOD1_FP32_TO_UINT8 = 2,
    SFPSTOCHRND_MOD1_FP32_TO_INT8 = 3,
    SFPSTOCHRND_MOD1_FP32_TO_UINT16 = 6,
    SFPSTOCHRND_MOD1_FP32_TO_INT16 = 7,
};

}  // namespace sfpi
