#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The unpackers' half of the inits of additions, subtractions and multiplications, which they all share.
template <BroadcastType BType = BroadcastType::NONE>
ALWI void llk_unpack_AB_init(
    const std::uint32_t operandA, const std::uint32_t operandB,
    engine_call::Location at = engine_call::Location::current()) {
    const auto setup = engine_call::of_two(engine_call::EngineOp::Add, operandA, operandB);
    engine_call::api->engine_init(engine_call::of_unpackers(engine_call::with_broadcast(setup, BType)), at);
}

}  // namespace ckernel
