#pragma once

#include <cstdint>

#include "tilemetal/numerics/fpu.hpp"

namespace tilemetal::numerics::detail {

// The hot loops, one set per instruction set; every set gives identical bits. Each set lives in its own source file,
// compiled for its instruction set, and its code is in an unnamed namespace: an inline function shared between these
// files could otherwise be linked from the file that needs the newest processor.
struct Kernels {
    // dst (face order) += b * a, see matmul_tile.
    void (*matmul)(std::uint32_t* dst, const MatmulOperandB& b, const MatmulOperandA& a, int phases, DstWidth width);
    // ELWADD over a tile; flip is xored into SrcB words (the sign bit for a subtraction).
    void (*add)(
        std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, std::uint32_t flip, bool accumulate,
        DstWidth width);
    // ELWMUL over a tile.
    void (*multiply)(std::uint32_t* dst, const std::uint32_t* a, const std::uint32_t* b, int phases, DstWidth width);
    // dst (face order) += in0 * in1 (row-major) in float32, see fast.hpp.
    void (*fast_matmul)(std::uint32_t* dst, const float* in0, const float* in1, DstWidth width);
};

extern const Kernels portable_kernels;
#if defined(TILEMETAL_NUMERICS_X86_64)
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

// The set of a path; throws std::invalid_argument when the processor lacks it.
const Kernels& kernels_on(KernelPath path);
// The fastest set of this processor.
const Kernels& best_kernels();

}  // namespace tilemetal::numerics::detail
