#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "mock/abi_sfpi.h"

namespace tilemetal::mock {

// 32 lanes; a mask has 0 or 1 in each.
using Vector = std::array<std::uint32_t, 32>;

// Numbers for stochastic rounding. The hardware's sequence is another one.
class VectorNoise {
public:
    std::uint32_t next();

private:
    std::uint32_t state_ = 0x9E3779B9U;
};

std::uint32_t multiply_add(std::uint32_t x, std::uint32_t y, std::uint32_t z, bool blackhole);

// All instructions but those that need DST or registers.
void carry_out(
    const abi::SfpiInstruction& instruction, std::span<const Vector* const> in, Vector& out, bool blackhole,
    VectorNoise& noise);

}  // namespace tilemetal::mock
