#pragma once

#include <cstdint>

#include "api/compute/reconfig_data_format.h"

namespace ckernel {

// Arguments go to SrcA and SrcB in this order; the first template parameter says that a format is 8-bit integer.
template <bool to_from_int8, bool is_tile_dim_reconfig_en = false>
ALWI void reconfig_data_format(
    const std::uint32_t srca_new_operand, const std::uint32_t srcb_new_operand,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format<SrcOrder::Regular>(srca_new_operand, srcb_new_operand, at);
    if constexpr (is_tile_dim_reconfig_en) {
        reconfig_tile_shape<SrcOrder::Regular>(srca_new_operand, srcb_new_operand, at);
    }
}
template <bool to_from_int8, bool is_tile_dim_reconfig_en = false>
ALWI void reconfig_data_format(
    const std::uint32_t, const std::uint32_t srca_new_operand, const std::uint32_t,
    const std::uint32_t srcb_new_operand,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format<to_from_int8, is_tile_dim_reconfig_en>(srca_new_operand, srcb_new_operand, at);
}

}  // namespace ckernel
