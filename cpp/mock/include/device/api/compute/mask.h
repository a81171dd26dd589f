#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The mask is the tile after the data whatever idst2_mask says.
namespace ckernel {

ALWI void mask_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("mask_tile_init", at);
}

ALWI void mask_tile(
    std::uint32_t idst_data, std::uint32_t idst2_mask, DataFormat data_format = DataFormat::Float16_b,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_cast<void>(idst2_mask);
    if (data_format != DataFormat::Float16_b && data_format != DataFormat::Float16 &&
        data_format != DataFormat::Int32) {
        tilemetal::mock::api->refuse("mask_tile of another format than Float16_b, Float16 or Int32", at);
    }
    sfpu_detail::binary(
        "mask_tile", idst_data, idst_data + 1, idst_data, at, {},
        sfpu_detail::with_format(data_format == DataFormat::Int32 ? DataFormat::Int32 : DataFormat::Float32));
}

ALWI void mask_posinf_tile(
    std::uint32_t idst_data, std::uint32_t idst2_mask, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_cast<void>(idst2_mask);
    sfpu_detail::binary("mask_posinf_tile", idst_data, idst_data + 1, idst_data, at);
}

}  // namespace ckernel
