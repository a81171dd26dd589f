#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_call.h"

namespace ckernel {

// The k-th call since the last cb_push_back fills page k of the reserved pages; with out_of_order_output the page is
// output_tile_index. The two ways must not be mixed between two pushes.
template <bool out_of_order_output = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_tile(
    std::uint32_t ifrom_dst, std::uint32_t icb, std::uint32_t output_tile_index = 0,
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->pack(ifrom_dst, icb, out_of_order_output, output_tile_index, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void pack_block(
    std::uint32_t ifrom_dst, std::uint32_t icb, std::uint32_t ntiles,
    engine_call::Location at = engine_call::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        engine_call::api->pack(ifrom_dst + i, icb, false, 0, at);
    }
}
ALWI void pack_init(std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    engine_call::api->engine.pack_as_tiles(ocb, at);
}
// Only advances the state of the threads on the device.
ALWI void dummy_pack(std::uint32_t) {}

// 1: pack_tile adds to what lies in L1; 0: it overwrites.
ALWI void pack_reconfig_l1_acc(
    const std::uint32_t l1_acc_en, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->pack_setting(tilemetal::mock::abi::PackSetting::L1Accumulate, l1_acc_en, at);
}
ALWI void pack_relu_config(const ReluConfig& config, engine_call::Location at = engine_call::Location::current()) {
    const auto mode = static_cast<std::uint32_t>(config.get_mode());
    engine_call::api->pack_setting(tilemetal::mock::abi::PackSetting::Relu, mode | config.get_threshold() << 16, at);
}

}  // namespace ckernel
