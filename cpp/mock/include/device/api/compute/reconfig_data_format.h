#pragma once

#include <cstdint>

#include "api/compute/engine_types.h"

namespace ckernel {

constexpr std::uint32_t kKeepSource = ~std::uint32_t{0};

template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format(
    const std::uint32_t icb0_new, const std::uint32_t icb1_new,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (src_order == SrcOrder::Reverse) {
        tilemetal::mock::api->engine_reconfigure(icb1_new, icb0_new, at);
    } else {
        tilemetal::mock::api->engine_reconfigure(icb0_new, icb1_new, at);
    }
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format(
    const std::uint32_t, const std::uint32_t icb0_new, const std::uint32_t, const std::uint32_t icb1_new,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format<src_order>(icb0_new, icb1_new, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t icb_new, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->engine_reconfigure(icb_new, kKeepSource, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t, const std::uint32_t icb_new,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format_srca(icb_new, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t icb_new, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->engine_reconfigure(kKeepSource, icb_new, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t, const std::uint32_t icb_new,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format_srcb(icb_new, at);
}

template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t new_cb_id, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->pack_reconfigure(new_cb_id, at);
}
template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t, const std::uint32_t new_cb_id,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->pack_reconfigure(new_cb_id, at);
}

}  // namespace ckernel
