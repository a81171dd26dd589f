#pragma once

#include <cstdint>

#include "mock/kernel_entry.h"

namespace ckernel {

// Which circular buffer goes to SrcA: the first (Regular) or, for matrix products, the second (Reverse).
enum class SrcOrder : std::uint8_t { Regular, Reverse };

enum class VectorMode : int { None = 0, R = 1, C = 2, RC = 4, RC_custom = 6, Invalid = 0xFF };

enum class EltwiseBinaryType : std::uint8_t { ELWMUL, ELWDIV, ELWADD, ELWSUB, ELWLESS };

}  // namespace ckernel

using ckernel::EltwiseBinaryType;
using ckernel::SrcOrder;
using ckernel::VectorMode;
