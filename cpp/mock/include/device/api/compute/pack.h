#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"

namespace ckernel {

// The k-th call since the last cb_push_back fills page k of the reserved pages; with out_of_order_output the page is
// output_tile_index. The two ways must not be mixed between two pushes.
template <bool out_of_order_output = false>
ALWI void pack_tile(
    std::uint32_t ifrom_dst, std::uint32_t icb, std::uint32_t output_tile_index = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->pack(ifrom_dst, icb, out_of_order_output, output_tile_index, at);
}
ALWI void pack_block(
    std::uint32_t ifrom_dst, std::uint32_t icb, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    for (std::uint32_t i = 0; i < ntiles; ++i) {
        tilemetal::mock::api->pack(ifrom_dst + i, icb, false, 0, at);
    }
}
ALWI void pack_init(std::uint32_t icb, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->pack_reconfigure(icb, at);
}

// 1: pack_tile adds to what lies in L1; 0: it overwrites.
ALWI void pack_reconfig_l1_acc(
    const std::uint32_t l1_acc_en, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->pack_setting(tilemetal::mock::abi::PackSetting::L1Accumulate, l1_acc_en, at);
}

}  // namespace ckernel
