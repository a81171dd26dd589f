#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"
#include "llk_defs.h"

namespace ckernel {

// The matrix engine's half of copy_init.
template <
    DataCopyType type, bool is_fp32_dest_acc_en, BroadcastType src_b_bcast_type = BroadcastType::NONE,
    bool is_int_fpu_en = false, PackMode pack_mode = PackMode::Default>
ALWI void llk_math_eltwise_unary_datacopy_init(
    const std::uint32_t operand, engine_call::Location at = engine_call::Location::current()) {
    static_assert(
        type == DataCopyType::A2D && src_b_bcast_type == BroadcastType::NONE && !is_int_fpu_en &&
            pack_mode == PackMode::Default,
        "only plain copies from source register A are modelled here");
    engine_call::api->engine_init(engine_call::of_math(engine_call::of_one(engine_call::EngineOp::Copy, operand)), at);
}

}  // namespace ckernel
