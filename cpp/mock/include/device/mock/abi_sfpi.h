#pragma once

#include <cstdint>

#include "mock/abi_engine.h"

// The part of the boundary that concerns the kernel's own programs for the vector unit (sfpi.h).
//
// A kernel describes its program; the runtime carries it out when the function that called it is done, as only then is
// known which products the device's compiler would have contracted with a sum. Nothing a vector holds comes back to the
// kernel, so it cannot tell the difference.
namespace tilemetal::mock::abi {

// A vector of 32 lanes, or a mask of lanes, that is or will be computed. Made by the runtime.
struct SfpiValue {
    std::uint32_t handles;  // of the kernel; changed without a call
};

enum class SfpiOp : std::uint8_t {
    Constant,    // immediate in all lanes
    LaneNumber,  // twice the number of the lane
    Load,        // mode: format; immediate: row address, relative
    Mul,         // contracted with an Add where the compiler does
    Add,
    Mad,
    Negate,
    IntAdd,
    IntSub,
    And,
    Or,
    Xor,
    Not,
    Shift,        // mode 1: arithmetic
    Exponent,     // mode 1: biased
    Mantissa,     // mode 1: with the implicit one
    SetExponent,  // of the first; mode 1: to that of the second, otherwise to its low bits
    SetMantissa,
    SetSign,      // to the sign of the second
    AddExponent,  // immediate
    AbsFloat,
    AbsInt,
    LeadingZeros,  // mode 1: without the sign
    CastToFloat,   // from sign and magnitude
    CastInteger,   // between sign and magnitude and two's complement
    IntToSignMag,  // as the sequences of instructions do it that avoid what the hardware has no number for
    SignMagToInt,
    Round,    // mode: what to, of SFPSTOCHRND; immediate: 0 to nearest, 1 stochastic, 2 towards zero
    Minimum,  // immediate: lanes that take the maximum instead
    Lut8,     // x, three registers; mode 1: the sign of x replaces that of the result
    Lut16x3,
    Lut16x6,  // x, three of slopes, three of intercepts; immediate: the last boundary
    Lut32x3,
    Reciprocal,  // mode 1: only where the second is negative
    Exponential,
    Mul23,       // mode 1: the upper half
    RotateRows,  // by one lane within each row of eight
    ShiftRows,
    Transpose,  // of four vectors as rows of eight; immediate: which of the results
    // Masks
    IsNegative,
    IsZero,
    IsNotPositive,  // negative or zero, as instructions test it
    Less,           // integers: mode 0 signed, 1 unsigned, 2 by the sign of the difference
    Equal,          // of all bits
    MaskAnd,
    MaskOr,
    MaskNot,
    // The second where the mask is set, else the third
    Select,
};

struct SfpiInstruction {
    SfpiOp op;
    std::uint8_t mode;
    std::uint8_t inputs;
    std::uint32_t immediate;
    SfpiValue* input[7];
};

// The counters that loads and stores are relative to.
enum class SfpiMove : std::uint8_t {
    ToTile,       // of DST: the amount
    Rows,         // from where it is
    RowsOfStart,  // from where it was moved to like this, or put back to, last
    Back,
    AsMode,  // by what was set for the mode
};

enum class SfpiCondition : std::uint8_t { Push, Pop, And, Complement };

struct SfpiApi {
    // A value with one handle, for the caller. Loads take the row address as it stands.
    SfpiValue* (*emit)(const SfpiInstruction* instruction, Location at);
    // The new value in the lanes that are enabled, the old one in the others; with one handle.
    SfpiValue* (*assign)(SfpiValue* old_value, SfpiValue* new_value);
    void (*store)(SfpiValue* value, std::uint32_t row, std::uint32_t format, Location at);
    void (*condition)(SfpiCondition what, SfpiValue* mask, Location at);
    SfpiValue* (*read_register)(std::uint32_t index, const char* name, Location at);
    void (*write_register)(std::uint32_t index, SfpiValue* value, Location at);
    void (*move)(SfpiMove what, std::int32_t amount, Location at);
    void (*set_address_mode)(std::uint32_t mode, std::int32_t rows, Location at);
    // Whether the compiler is asked to spare registers: it then takes immediates of 16 bits where it can.
    void (*spare_registers)(bool more);
    // Carries out what has been described.
    void (*finish)(Location at);
    bool (*is_wide)(Location at);  // DST has elements of 32 bits
};

}  // namespace tilemetal::mock::abi
