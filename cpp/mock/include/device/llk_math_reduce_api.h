#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The matrix engine's half of reduce_init.
template <PoolType type, ReduceDim dim, bool is_fp32_dest_acc_en, MathFidelity math_fidelity>
ALWI void llk_math_reduce_init(
    const std::uint32_t operandA, const std::uint32_t operandB,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(math_fidelity == MATH_FIDELITY, "reductions in another fidelity than the kernel's are not modelled");
    const auto setup = engine_call::of_two(engine_call::EngineOp::Reduce, operandA, operandB);
    engine_call::api->engine_init(engine_call::of_math(engine_call::with_reduction(setup, type, dim)), at);
}

}  // namespace ckernel
