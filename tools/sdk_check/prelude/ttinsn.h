// The vendor assembler's directive for one Tensix instruction word. The processor pushes a word that is not a RISC-V
// instruction to the coprocessor, rotated left by two (tt-isa-documentation, PushTensixInstruction.md).
#pragma once

asm(".macro .ttinsn word\n"
    "    .4byte (((\\word) << 2) & 0xfffffffc) | (((\\word) >> 30) & 3)\n"
    ".endm");
