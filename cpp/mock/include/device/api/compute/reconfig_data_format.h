#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"
#include "api/compute/src_order.h"

// The formats the unpackers and the packer are set to. The forms that also name the old circular buffer save time on
// the device when nothing changes; here they do the same as the others.
namespace ckernel {

constexpr std::uint32_t kKeepSource = ~std::uint32_t{0};

template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format(
    const std::uint32_t icb0_new_operand, const std::uint32_t icb1_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    constexpr bool reverse = src_order == SrcOrder::Reverse;
    engine_call::api->engine_reconfigure(
        reverse ? icb1_new_operand : icb0_new_operand, reverse ? icb0_new_operand : icb1_new_operand, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format(
    const std::uint32_t, const std::uint32_t icb0_new_operand, const std::uint32_t,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format<src_order>(icb0_new_operand, icb1_new_operand, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(new_operand, kKeepSource, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(new_operand, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(kKeepSource, new_operand, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb(new_operand, at);
}

// Without the 8-bit integer mode of the engine, for kernels that know they have no such data.
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format_skip_int8(
    const std::uint32_t icb0_new_operand, const std::uint32_t icb1_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    constexpr bool reverse = src_order == SrcOrder::Reverse;
    engine_call::api->engine_reconfigure(
        reverse ? icb1_new_operand : icb0_new_operand, reverse ? icb0_new_operand : icb1_new_operand, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_data_format_skip_int8(
    const std::uint32_t, const std::uint32_t icb0_new_operand, const std::uint32_t,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_skip_int8<src_order>(icb0_new_operand, icb1_new_operand, at);
}
ALWI void reconfig_data_format_srca_skip_int8(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(new_operand, kKeepSource, at);
}
ALWI void reconfig_data_format_srca_skip_int8(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca_skip_int8(new_operand, at);
}
ALWI void reconfig_data_format_srcb_skip_int8(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(kKeepSource, new_operand, at);
}
ALWI void reconfig_data_format_srcb_skip_int8(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb_skip_int8(new_operand, at);
}

// Format and tile shape.
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_full_operand(
    const std::uint32_t icb0_new_operand, const std::uint32_t icb1_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    constexpr bool reverse = src_order == SrcOrder::Reverse;
    engine_call::api->engine_reconfigure(
        reverse ? icb1_new_operand : icb0_new_operand, reverse ? icb0_new_operand : icb1_new_operand, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_full_operand(
    const std::uint32_t, const std::uint32_t icb0_new_operand, const std::uint32_t,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand<src_order>(icb0_new_operand, icb1_new_operand, at);
}
ALWI void reconfig_full_operand_srca(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(new_operand, kKeepSource, at);
}
ALWI void reconfig_full_operand_srca(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand_srca(new_operand, at);
}
ALWI void reconfig_full_operand_srcb(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(kKeepSource, new_operand, at);
}
ALWI void reconfig_full_operand_srcb(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand_srcb(new_operand, at);
}

// Tile shape alone: all tiles are 32x32 here, so nothing changes.
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_tile_shape(const std::uint32_t, const std::uint32_t) {}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_tile_shape(const std::uint32_t, const std::uint32_t, const std::uint32_t, const std::uint32_t) {}
ALWI void reconfig_tile_shape_srca(const std::uint32_t) {}
ALWI void reconfig_tile_shape_srca(const std::uint32_t, const std::uint32_t) {}
ALWI void reconfig_tile_shape_srcb(const std::uint32_t) {}
ALWI void reconfig_tile_shape_srcb(const std::uint32_t, const std::uint32_t) {}

template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t new_cb_id, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->pack_reconfigure(new_cb_id, at);
}
template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t, const std::uint32_t new_cb_id, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->pack_reconfigure(new_cb_id, at);
}

}  // namespace ckernel
