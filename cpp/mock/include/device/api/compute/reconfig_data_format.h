#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"
#include "api/compute/src_order.h"

// The formats and tiles the unpackers and the packer are set to. The forms that also name the old circular buffer save
// time on the device when nothing changes; they take over the tile shape where it is another one, the others do not.
namespace ckernel {

constexpr std::uint32_t kKeepSource = ~std::uint32_t{0};

namespace engine_call {
template <SrcOrder src_order>
ALWI void reshape(
    std::uint32_t icb0_old, std::uint32_t icb0_new, std::uint32_t icb1_old, std::uint32_t icb1_new, Location at) {
    if constexpr (src_order == SrcOrder::Reverse) {
        api->engine.reshape({icb1_old, icb1_new, icb0_old, icb0_new}, at);
    } else {
        api->engine.reshape({icb0_old, icb0_new, icb1_old, icb1_new}, at);
    }
}
}  // namespace engine_call

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
    const std::uint32_t icb0_old_operand, const std::uint32_t icb0_new_operand, const std::uint32_t icb1_old_operand,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format<src_order>(icb0_new_operand, icb1_new_operand, at);
    engine_call::reshape<src_order>(icb0_old_operand, icb0_new_operand, icb1_old_operand, icb1_new_operand, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(new_operand, kKeepSource, at);
}
ALWI void reconfig_data_format_srca(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(new_operand, at);
    engine_call::reshape<SrcOrder::Regular>(old_operand, new_operand, kKeepSource, kKeepSource, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(kKeepSource, new_operand, at);
}
ALWI void reconfig_data_format_srcb(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb(new_operand, at);
    engine_call::reshape<SrcOrder::Regular>(kKeepSource, kKeepSource, old_operand, new_operand, at);
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
    const std::uint32_t icb0_old_operand, const std::uint32_t icb0_new_operand, const std::uint32_t icb1_old_operand,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_skip_int8<src_order>(icb0_new_operand, icb1_new_operand, at);
    engine_call::reshape<src_order>(icb0_old_operand, icb0_new_operand, icb1_old_operand, icb1_new_operand, at);
}
ALWI void reconfig_data_format_srca_skip_int8(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(new_operand, kKeepSource, at);
}
ALWI void reconfig_data_format_srca_skip_int8(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca_skip_int8(new_operand, at);
    engine_call::reshape<SrcOrder::Regular>(old_operand, new_operand, kKeepSource, kKeepSource, at);
}
ALWI void reconfig_data_format_srcb_skip_int8(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->engine_reconfigure(kKeepSource, new_operand, at);
}
ALWI void reconfig_data_format_srcb_skip_int8(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb_skip_int8(new_operand, at);
    engine_call::reshape<SrcOrder::Regular>(kKeepSource, kKeepSource, old_operand, new_operand, at);
}

// Tile shape alone.
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_tile_shape(
    const std::uint32_t icb0_new_operand, const std::uint32_t icb1_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<src_order>(kKeepSource, icb0_new_operand, kKeepSource, icb1_new_operand, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_tile_shape(
    const std::uint32_t icb0_old_operand, const std::uint32_t icb0_new_operand, const std::uint32_t icb1_old_operand,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<src_order>(icb0_old_operand, icb0_new_operand, icb1_old_operand, icb1_new_operand, at);
}
ALWI void reconfig_tile_shape_srca(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<SrcOrder::Regular>(kKeepSource, new_operand, kKeepSource, kKeepSource, at);
}
ALWI void reconfig_tile_shape_srca(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<SrcOrder::Regular>(old_operand, new_operand, kKeepSource, kKeepSource, at);
}
ALWI void reconfig_tile_shape_srcb(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<SrcOrder::Regular>(kKeepSource, kKeepSource, kKeepSource, new_operand, at);
}
ALWI void reconfig_tile_shape_srcb(
    const std::uint32_t old_operand, const std::uint32_t new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    engine_call::reshape<SrcOrder::Regular>(kKeepSource, kKeepSource, old_operand, new_operand, at);
}

// Format and tile shape.
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_full_operand(
    const std::uint32_t icb0_new_operand, const std::uint32_t icb1_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format<src_order>(icb0_new_operand, icb1_new_operand, at);
    reconfig_tile_shape<src_order>(icb0_new_operand, icb1_new_operand, at);
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void reconfig_full_operand(
    const std::uint32_t, const std::uint32_t icb0_new_operand, const std::uint32_t,
    const std::uint32_t icb1_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand<src_order>(icb0_new_operand, icb1_new_operand, at);
}
ALWI void reconfig_full_operand_srca(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(new_operand, at);
    reconfig_tile_shape_srca(new_operand, at);
}
ALWI void reconfig_full_operand_srca(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand_srca(new_operand, at);
}
ALWI void reconfig_full_operand_srcb(
    const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb(new_operand, at);
    reconfig_tile_shape_srcb(new_operand, at);
}
ALWI void reconfig_full_operand_srcb(
    const std::uint32_t, const std::uint32_t new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_full_operand_srcb(new_operand, at);
}

template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t new_cb_id, engine_call::Location at = engine_call::Location::current()) {
    engine_call::api->pack_reconfigure(new_cb_id, at);
    if constexpr (is_tile_dim_reconfig_en) {
        engine_call::api->engine.pack_reshape(new_cb_id, at);
    }
}
template <bool is_tile_dim_reconfig_en = false>
ALWI void pack_reconfig_data_format(
    const std::uint32_t, const std::uint32_t new_cb_id, engine_call::Location at = engine_call::Location::current()) {
    pack_reconfig_data_format<is_tile_dim_reconfig_en>(new_cb_id, at);
}

}  // namespace ckernel
