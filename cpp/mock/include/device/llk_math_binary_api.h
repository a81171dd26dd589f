#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The matrix engine's half of the inits of additions, subtractions and multiplications.
template <
    EltwiseBinaryType eltwise_binary_type, BroadcastType src_b_bcast_type, MathFidelity math_fidelity,
    EltwiseBinaryReuseDestType binary_reuse_dest = EltwiseBinaryReuseDestType::NONE>
ALWI void llk_math_eltwise_binary_init(
    const std::uint32_t operand_A, const std::uint32_t operand_B, const std::uint32_t acc_to_dest = 0,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(
        eltwise_binary_type != EltwiseBinaryType::ELWMUL || math_fidelity == MATH_FIDELITY,
        "multiplications in another fidelity than the kernel's are not modelled");
    auto setup = engine_call::of_two(engine_call::checked_binary_op<eltwise_binary_type>(), operand_A, operand_B);
    setup.accumulate = acc_to_dest != 0;
    setup = engine_call::with_reuse(engine_call::with_broadcast(setup, src_b_bcast_type), binary_reuse_dest);
    engine_call::api->engine_init(engine_call::of_math(setup), at);
}

}  // namespace ckernel
