#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void transpose_init(std::uint32_t icb, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::Transpose, icb), at);
}

// DST[idst] = transposed tile of a circular buffer.
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void transpose_tile(
    std::uint32_t icb, std::uint32_t itile, std::uint32_t idst,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = engine_call::of_one(engine_call::EngineOp::Transpose, icb);
    engine_call::api->engine_run(engine_call::on_tile(call, itile, idst), at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void transpose_block(
    std::uint32_t icb, std::uint32_t start_itile, std::uint32_t start_idst, std::uint32_t ntiles,
    engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        transpose_tile(icb, start_itile + i, start_idst + i, at);
    }
}

}  // namespace ckernel
