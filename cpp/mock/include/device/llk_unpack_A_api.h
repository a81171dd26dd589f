#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The unpackers' half of copy_init.
template <
    BroadcastType BType = BroadcastType::NONE, bool acc_to_dest = false,
    EltwiseBinaryReuseDestType binary_reuse_dest = EltwiseBinaryReuseDestType::NONE, bool unpack_to_dest = false>
ALWI void llk_unpack_A_init(
    const std::uint32_t transpose_of_faces, const std::uint32_t within_face_16x16_transpose,
    const std::uint32_t operand, engine_call::Location at = engine_call::Location::current()) {
    static_assert(
        BType == BroadcastType::NONE && !acc_to_dest && binary_reuse_dest == EltwiseBinaryReuseDestType::NONE,
        "only plain copies are modelled here");
    auto setup = engine_call::of_one(engine_call::EngineOp::Copy, operand);
    setup.transpose = engine_call::transposition(transpose_of_faces != 0, within_face_16x16_transpose != 0);
    engine_call::api->engine_init(engine_call::of_unpackers(setup), at);
}

}  // namespace ckernel
