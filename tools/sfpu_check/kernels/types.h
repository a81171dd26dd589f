#pragma once

// Names that the SDK's programs use and a mock kernel does not need.
#include <algorithm>
#include <cstdint>
#include <limits>

#include "ckernel_addrmod.h"
#include "cmath_common.h"
#include "instructions.h"
#include "llk_math_eltwise_binary_sfpu_macros.h"
#include "llk_math_eltwise_ternary_sfpu_macros.h"
#include "llk_math_eltwise_unary_sfpu_macros.h"

namespace sfpu_check {

inline void instruction(const char* name) { unknown(name); }

}  // namespace sfpu_check

using namespace ckernel;

constexpr bool is_uint32_format(DataFormat format) { return format == DataFormat::UInt32; }
constexpr bool is_bfp8_b_format(DataFormat format) { return format == DataFormat::Bfp8_b; }
constexpr bool is_bfp4_b_format(DataFormat format) { return format == DataFormat::Bfp4_b; }

namespace ckernel {

struct p_sfpu {
    static constexpr std::uint32_t LREG0 = 0, LREG1 = 1, LREG2 = 2, LREG3 = 3, LREG4 = 4, LREG5 = 5, LREG6 = 6,
                                   LREG7 = 7, LREG8 = 8, LREG9 = 9, LREG10 = 10, LREG11 = 11, LREG12 = 12, LREG13 = 13,
                                   LREG14 = 14, LREG15 = 15, LCONST_0 = 9, LCONST_1 = 10, LCONST_neg1 = 11,
                                   LTILEID = 15, kCONST_1_FP16B = 0x3F80;
};
struct p_sfpswap {
    static constexpr std::uint32_t UNCONDITIONALLY = 0, ALL_ROWS_MAX = 1, ROWS_01_MAX = 2, ROWS_02_MAX = 3,
                                   ROWS_03_MAX = 4, ROW_0_MAX = 5, ROW_1_MAX = 6, ROW_2_MAX = 7, ROW_3_MAX = 8;
};
enum InstrModLoadStore {
    DEFAULT = 0,
    FP16A = 1,
    FP16B = 2,
    FP32 = 3,
    INT32 = 4,
    INT8 = 5,
    LO16 = 6,
    HI16 = 7,
    INT32_2S_COMP = 12,
    INT8_2S_COMP = 13,
    LO16_ONLY = 14,
    HI16_ONLY = 15,
};
constexpr bool is_valid_instruction_mode(InstrModLoadStore mode) {
    return mode == INT32_2S_COMP || mode == INT32 || mode == LO16;
}
template <DataFormat format, bool is_fp32_dest_acc_en = false>
constexpr InstrModLoadStore GetSfpLoadStoreInstrMod() {
    switch (format) {
        case DataFormat::Float32:
            return FP32;
        case DataFormat::Float16_b:
            return is_fp32_dest_acc_en ? FP32 : FP16B;
        case DataFormat::Int32:
        case DataFormat::UInt32:
            return INT32;
        case DataFormat::UInt16:
            return !sfpi::is_blackhole && is_fp32_dest_acc_en ? INT32 : LO16;
        default:
            return DEFAULT;
    }
}
enum class ActivationType { Celu, Elu, Gelu, Hardtanh, Hardsigmoid };
enum class RoundingMode : std::uint8_t { None = 0, Trunc = 1, Floor = 2 };
enum class BinaryOp { ADD, SUB, MUL, DIV, RSUB, POW, XLOGY, NEXTAFTER, NEXTAFTER_BF16 };
enum InstrModCast { INT_SIGN_MAGN_TO_INT32_2S_COMP = 3 };
struct p_stall {
    static constexpr std::uint32_t STALL_SFPU = 0, STALL_MATH = 0, STALL_CFG = 0, MATH = 0, WAIT_SFPU = 0;
};

}  // namespace ckernel

namespace ckernel {

enum ExecBool : bool { NoExec = false, Exec = true };
template <ExecBool exec = NoExec, class Program, class... Arguments>
inline void load_replay_buf(unsigned start, unsigned length, Program&& program, Arguments&&... arguments) {
    sfpu_check::record(static_cast<int>(start), static_cast<int>(length), exec);
    program(std::forward<Arguments>(arguments)...);
}

// Blackhole's cast between the two does not keep the sign.
inline void apply_sign_magnitude_conversion(std::uint32_t from, std::uint32_t to, InstrModCast mode) {
    sfpu_check::issue(sfpu_check::Op::CAST, from, to, mode);
    sfpu_check::issue(sfpu_check::Op::SETSGN, 0, to, from, 0);
}

}  // namespace ckernel

using ckernel::InstrModLoadStore;

namespace lltt {

enum ExecBool : bool { NoExec = false, Exec = true };
template <ExecBool exec = NoExec>
inline void record(unsigned start, unsigned length) {
    sfpu_check::record(static_cast<int>(start), static_cast<int>(length), exec);
}
inline void replay(unsigned start, unsigned length) {
    sfpu_check::replay(static_cast<int>(start), static_cast<int>(length));
}
inline std::uint32_t replay_insn(unsigned, unsigned) { return 0; }

}  // namespace lltt
