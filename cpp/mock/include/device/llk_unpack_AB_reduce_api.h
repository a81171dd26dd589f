#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The unpackers' half of reduce_init.
template <PoolType pool_type, ReduceDim reduce_dim>
ALWI void llk_unpack_AB_reduce_init(
    const std::uint32_t operandA, const std::uint32_t operandB,
    engine_call::Location at = engine_call::Location::current()) {
    const auto setup = engine_call::of_two(engine_call::EngineOp::Reduce, operandA, operandB);
    engine_call::api->engine_init(
        engine_call::of_unpackers(engine_call::with_reduction(setup, pool_type, reduce_dim)), at);
}

}  // namespace ckernel
