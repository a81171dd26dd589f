#pragma once

#include <cstdint>

namespace ckernel {

// Which circular buffer goes to SrcA: the first (Regular) or, for matrix products, the second (Reverse).
enum class SrcOrder : std::uint8_t { Regular = 0, Reverse = 1 };

}  // namespace ckernel

using ckernel::SrcOrder;
