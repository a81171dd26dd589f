// Stand-in for the vendor compiler's replay-buffer interface: declares what the LLK headers call, so that they parse.
// Word layout of the REPLAY instruction (opcode 0x04) as published in tt-isa-documentation, REPLAY.md.
#pragma once

#include <cstdint>

namespace lltt {

enum ExecBool : bool { NoExec = false, Exec = true };

template <ExecBool exec = NoExec>
inline void record(unsigned /*start*/, unsigned /*length*/) {}

inline void replay(unsigned /*start*/, unsigned /*length*/) {}

constexpr std::uint32_t replay_insn(unsigned start, unsigned length) {
    constexpr std::uint32_t opcode = 0x04;
    return opcode << 24 | static_cast<std::uint32_t>(start) << 14 | static_cast<std::uint32_t>(length) << 4;
}

}  // namespace lltt
