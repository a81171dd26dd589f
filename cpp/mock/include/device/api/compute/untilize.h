#pragma once

#include <cstdint>

#include "api/compute/common.h"

// Tiles -> row-major data by the unpacker, through DST, which these functions manage themselves.
namespace ckernel {

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("use pack_untilize")]] ALWI void untilize_init(
    std::uint32_t icb, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::Untilize, icb), at);
}
template <std::uint32_t block_ct_dim = 1, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("use pack_untilize")]] ALWI void untilize_block(
    std::uint32_t icb, std::uint32_t full_ct_dim, std::uint32_t ocb,
    engine_call::Location at = engine_call::Location::current()) {
    tilemetal::mock::abi::BlockOp call{};
    call.cb_in = icb;
    call.cb_out = ocb;
    call.columns = block_ct_dim;
    call.all_columns = full_ct_dim;
    engine_call::api->engine.untilize(call, at);
}
[[deprecated("use pack_untilize")]] ALWI void untilize_uninit(
    std::uint32_t icb, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_init(engine_call::of_one(engine_call::EngineOp::None, icb), at);
}

}  // namespace ckernel
