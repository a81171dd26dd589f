#pragma once

// Instructions that the SDK's programs issue themselves, by means of sfpi.h: operands are numbers of registers. What is
// not here ends the run by name.
#include <cstdint>

#include "sfpi.h"

namespace sfpu_check {

using sfpi::vFloat;
using sfpi::vInt;
using sfpi::vSMag;
using sfpi::vUInt;
using sfpi::impl_::emit;
using sfpi::impl_::SfpiCondition;
using sfpi::impl_::SfpiMove;
using sfpi::impl_::SfpiOp;

enum class Op {
    LOAD,
    LOADI,
    STORE,
    MAD,
    MUL24,
    ADDI,
    MULI,
    IADD,
    MOV,
    ABS,
    AND,
    OR,
    XOR,
    NOT,
    SHFT,
    SHFT2,
    EXEXP,
    EXMAN,
    SETEXP,
    SETMAN,
    SETSGN,
    CAST,
    STOCH_RND,
    SWAP,
    SETCC,
    ENCC,
    COMPC,
    PUSHC,
    POPC,
    CONFIG,
    LZ,
    DIVP2,
    ARECIP,
    GT,
    LE,
    TRANSP,
    INCRWC,
    NOP,
};

struct Instruction {
    Op op;
    int operands[6];
};

// Of the one core that runs a comparison.
inline Instruction recorded[32];
inline int recording_at = 0;
inline int to_record = 0;
inline bool runs_while_recording = false;
inline int conditions = 0;

[[noreturn]] inline void unknown(const char* what) {
    tilemetal::mock::api->refuse(what, tilemetal::mock::abi::Location{"the SDK's program", 0});
    __builtin_unreachable();
}

inline auto& unit() { return sfpi::impl_::unit(); }
inline void condition(SfpiCondition what, sfpi::impl_::SfpiValue* mask = nullptr) {
    unit().condition(what, mask, sfpi::impl_::kNowhere);
}

inline vInt get(int index) {
    return vInt(
        sfpi::impl_::sfpu_t(unit().read_register(static_cast<std::uint32_t>(index), "an LREG", sfpi::impl_::kNowhere)));
}
inline void set(int index, const sfpi::impl_::vVal& value) {
    unit().write_register(static_cast<std::uint32_t>(index), value.handle(), sfpi::impl_::kNowhere);
}
inline vFloat number(int index) { return sfpi::as<vFloat>(get(index)); }

// Lanes stay enabled until an instruction says otherwise.
inline void only(const sfpi::vBool& mask) {
    if (conditions == 0) {
        condition(SfpiCondition::Push);
        conditions = 1;
    }
    condition(SfpiCondition::And, mask.handle());
}
inline void all_lanes() {
    for (; conditions > 0; --conditions) condition(SfpiCondition::Pop);
}

inline vFloat mad(const vFloat& a, const vFloat& b, const vFloat& c, int mode) {
    return __builtin_rvtt_sfpmad(a.get(), b.get(), c.get(), static_cast<unsigned>(mode & 3));
}
inline vFloat bf16(int bits) { return sfpi::sFloat16b(bits); }

inline void load_immediate(int index, int mode, std::uint32_t bits) {
    using namespace sfpi;
    switch (static_cast<unsigned>(mode)) {
        case SFPLOADI_MOD0_FLOATB:
            return set(index, bf16(static_cast<int>(bits)));
        case SFPLOADI_MOD0_FLOATA:
            return set(index, vFloat(sFloat16a(bits)));
        case SFPLOADI_MOD0_USHORT:
            return set(index, vInt(bits & 0xFFFF));
        case SFPLOADI_MOD0_SHORT:
            return set(index, vInt(static_cast<std::int16_t>(bits)));
        case SFPLOADI_MOD0_UPPER:
            return set(index, (get(index) & 0xFFFF) | vInt(bits << 16));
        case SFPLOADI_MOD0_LOWER:
            return set(index, (get(index) & 0xFFFF0000U) | vInt(bits & 0xFFFF));
        default:
            unknown("a mode of SFPLOADI");
    }
}

inline void add_integers(int immediate, int c, int d, int mode) {
    const vInt other = (mode & 1) != 0 ? vInt(immediate) : (mode & 2) != 0 ? vInt(-get(d)) : get(d);
    const vInt sum = get(c) + other;
    set(d, sum);
    if ((mode & 4) == 0) {
        only((mode & 8) != 0 ? sum >= 0 : sum < 0);
    }
}

inline void set_condition(int immediate, int c, int mode) {
    const vInt value = get(c);
    switch (mode) {
        case 0:
            return only(value < 0);
        case 2:
            return only(value != 0);
        case 4:
            return only(value >= 0);
        case 6:
            return only(value == 0);
        case 1:
            return only(sfpi::vBool(vInt(immediate & 1)));
        default:
            unknown("a mode of SFPSETCC");
    }
}

inline sfpi::vBool greater(const vInt& d, const vInt& c) {
    const auto order = [](const vInt& v) {
        return vInt(v ^ vInt(emit(SfpiOp::Shift, sfpi::impl_::Modes{1, 0}, v.get(), vInt(-31).get())) & 0x7FFFFFFF);
    };
    return order(d) > order(c);
}

inline void compare(int c, int d, int mode, bool inverse) {
    const sfpi::vBool is_greater = greater(get(d), get(c));
    const sfpi::vBool result = inverse ? !is_greater : is_greater;
    if ((mode & 8) != 0) set(d, -vInt(result));
    if ((mode & 1) != 0) only(result);
    if ((mode & 6) != 0) unknown("SFPGT that changes the stack of conditions");
}

inline void swap(int c, int d, int mode) {
    const vFloat in_c = number(c);
    const vFloat in_d = number(d);
    if (mode == 0) {
        set(d, in_c);
        return set(c, in_d);
    }
    if (mode != 1 && mode != 9) unknown("a mode of SFPSWAP");
    const bool fixed = c >= 8;
    set(d, mode == 1 ? min(in_d, in_c) : max(in_d, in_c));
    if (!fixed) set(c, mode == 1 ? max(in_c, in_d) : min(in_c, in_d));
}

inline void round(int mode_of_rounding, int c, int d, int mode) {
    if ((mode & 7) == 4 || (mode & 7) == 5) unknown("SFPSTOCHRND from integers");
    set(d, vFloat(emit(
               SfpiOp::Round,
               sfpi::impl_::Modes{static_cast<std::uint32_t>(mode & 7), static_cast<std::uint32_t>(mode_of_rounding)},
               get(c))));
}

// Of four registers, as rows of four times eight lanes.
inline void transpose(int first) {
    const vInt in[4] = {get(first), get(first + 1), get(first + 2), get(first + 3)};
    for (int i = 0; i < 4; ++i) {
        const sfpi::impl_::Modes result{0, static_cast<std::uint32_t>(i)};
        set(first + i, vInt(emit(SfpiOp::Transpose, result, in[0].get(), in[1].get(), in[2].get(), in[3].get())));
    }
}

// Address mode 6, in Wormhole's two bits 2, goes on to the next row; the others that programs use do not.
inline void go_on(int address_mode) {
    if (address_mode == (sfpi::is_blackhole ? 6 : 2)) unit().move(SfpiMove::Rows, 2, sfpi::impl_::kNowhere);
}

inline void run(const Instruction& instruction) {
    const auto& [a, b, c, d, e, f] = instruction.operands;
    switch (instruction.op) {
        case Op::LOAD:
            set(a, vFloat(emit(
                       SfpiOp::Load,
                       sfpi::impl_::Modes{static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(d & 0x3FF)})));
            return go_on(c);
        case Op::STORE:
            unit().store(
                get(a).handle(), static_cast<std::uint32_t>(d & 0x3FF), static_cast<std::uint32_t>(b),
                sfpi::impl_::kNowhere);
            return go_on(c);
        case Op::LOADI:
            return load_immediate(a, b, static_cast<std::uint32_t>(c));
        case Op::MAD:
            return set(d, mad(number(a), number(b), number(c), e));
        case Op::MUL24:
            return set(
                d, vInt(emit(SfpiOp::Mul23, sfpi::impl_::Modes{e == sfpi::SFPMUL24_MOD1_UPPER, 0}, get(a), get(b))));
        case Op::ADDI:
            return set(b, mad(number(b), 1.0F, bf16(a), 0));
        case Op::MULI:
            return set(b, mad(number(b), bf16(a), 0.0F, 0));
        case Op::IADD:
            return add_integers(a << 20 >> 20, b, c, d);
        case Op::MOV:
            return set(c, d == 1 ? -number(b) : number(b));
        case Op::ABS:
            return set(c, vInt(emit(d == 1 ? SfpiOp::AbsFloat : SfpiOp::AbsInt, get(b))));
        case Op::AND:
            return set(c, get(c) & get(b));
        case Op::OR:
            return set(c, get(c) | get(b));
        case Op::XOR:
            return set(c, get(c) ^ get(b));
        case Op::NOT:
            return set(c, ~get(b));
        case Op::SHFT: {
            const vInt amount = (d & 1) != 0 ? vInt(a << 20 >> 20) : get(b);
            const vInt from = (d & 4) != 0 ? get(b) : get(c);
            return set(c, vInt(sfpi::impl_::shifted(from, amount, (d & 2) != 0)));
        }
        case Op::SHFT2:
            if (d == 3) return set(c, vInt(emit(SfpiOp::RotateRows, get(b))));
            if (d != 5) unknown("a mode of SFPSHFT2");
            return set(c, vInt(sfpi::impl_::shifted(get(a), get(b), false)));
        case Op::EXEXP: {
            const vInt exponent =
                exexp(number(b), (d & 1) != 0 ? sfpi::ExponentMode::Biased : sfpi::ExponentMode::Unbiased);
            set(c, exponent);
            if ((d & 10) != 0) only((d & 8) != 0 ? exponent >= 0 : exponent < 0);
            return;
        }
        case Op::EXMAN:
            return set(c, vInt(emit(SfpiOp::Mantissa, sfpi::impl_::Modes{d == 0, 0}, get(b))));
        case Op::SETEXP:
            return set(
                c, d == 1   ? setexp(number(b), a)
                   : d == 2 ? copyexp(number(b), number(c))
                            : setexp(number(b), get(c)));
        case Op::SETMAN:
            return set(c, d == 1 ? setman(number(b), a) : setman(number(b), get(c)));
        case Op::SETSGN:
            return set(c, d == 1 ? setsgn(number(b), a) : copysgn(number(b), number(c)));
        case Op::CAST:
            if (c > 1) return set(b, vInt(emit(c == 2 ? SfpiOp::AbsInt : SfpiOp::CastInteger, get(a))));
            return set(
                b, vFloat(emit(SfpiOp::CastToFloat, sfpi::impl_::Modes{0, static_cast<std::uint32_t>(c)}, get(a))));
        case Op::STOCH_RND:
            return round(a, d, e, f);
        case Op::SWAP:
            return swap(b, c, d);
        case Op::SETCC:
            return set_condition(a, b, d);
        case Op::ENCC:
            return all_lanes();
        case Op::COMPC:
            only(vInt(1));
            return condition(SfpiCondition::Complement);
        case Op::PUSHC:
            only(vInt(1));
            ++conditions;
            return condition(SfpiCondition::Push);
        case Op::POPC:
            --conditions;
            return condition(SfpiCondition::Pop);
        case Op::CONFIG:
            if (b < 11) unknown("SFPLOADMACRO");
            if (b < 15) set(b, (c & 1) != 0 ? vInt(a) : get(0));
            return;
        case Op::LZ: {
            const vInt value = (d & 4) != 0 ? get(b) & 0x7FFFFFFF : get(b);
            set(c, sfpi::lz(value, sfpi::LZMode::All));
            if ((d & 2) != 0) only((d & 8) != 0 ? value == 0 : value != 0);
            return;
        }
        case Op::DIVP2:
            return set(c, sfpi::addexp(number(b), a));
        case Op::ARECIP:
            if (d == 1) unknown("SFPARECIP of some lanes");
            return set(c, vFloat(emit(d == 0 ? SfpiOp::Reciprocal : SfpiOp::Exponential, get(b))));
        case Op::GT:
            return compare(b, c, d, false);
        case Op::LE:
            return compare(b, c, d, true);
        case Op::TRANSP:
            return transpose(0), transpose(4);
        case Op::INCRWC:
            return unit().move(SfpiMove::Rows, b, sfpi::impl_::kNowhere);
        case Op::NOP:
            return;
    }
}

// Halves of a register are loaded one after the other, so it has to hold something before.
inline void start() {
    for (int index = 0; index < 8; ++index) set(index, vInt(0));
}

template <class... Operands>
inline void issue(Op op, Operands... operands) {
    const Instruction instruction{op, {static_cast<int>(operands)...}};
    if (to_record > 0) {
        recorded[recording_at++ & 31] = instruction;
        --to_record;
        if (!runs_while_recording) return;
    }
    run(instruction);
}

// What sfpi.h describes is recorded as a whole.
using Program = void (*)();
inline Program programs[32] = {};
inline void record_program(int start, Program program) { programs[start & 31] = program; }

inline void record(int start, int length, bool runs) {
    programs[start & 31] = nullptr;
    recording_at = start;
    to_record = length;
    runs_while_recording = runs;
}
inline void replay(int start, int length) {
    if (programs[start & 31] != nullptr) return programs[start & 31]();
    for (int i = 0; i < length; ++i) run(recorded[(start + i) & 31]);
}
inline void replay_instruction(int start, int length, bool runs, bool records) {
    records ? record(start, length, runs) : replay(start, length);
}

}  // namespace sfpu_check

// As programs between vectors of sfpi.h call it: all bits where the first is above.
inline sfpi::impl_::sfpu_t __builtin_rvtt_sfpgt(
    const sfpi::impl_::sfpu_t& first, const sfpi::impl_::sfpu_t& second, unsigned mode) {
    if (mode != 8) sfpu_check::unknown("a mode of SFPGT");
    return (-sfpi::vInt(sfpu_check::greater(sfpi::vInt(first), sfpi::vInt(second)))).get();
}
