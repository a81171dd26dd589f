#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

template <bool is_32bit = false, bool transpose_of_faces = true>
ALWI void transpose_dest_init(
    [[maybe_unused]] std::uint32_t operand = 0, engine_call::Location at = engine_call::Location::current()) {
    auto setup = engine_call::of_one(engine_call::EngineOp::TransposeDest, 0);
    setup.part = tilemetal::mock::abi::InitPart::Math;
    engine_call::api->engine_init(setup, at);
}

// DST[idst] transposed in place: each face, and with transpose_of_faces the order of the faces too.
template <bool is_32bit = false, bool transpose_of_faces = true>
ALWI void transpose_dest(std::uint32_t idst, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine.transpose_dest(idst, transpose_of_faces, is_32bit, at);
}

}  // namespace ckernel
