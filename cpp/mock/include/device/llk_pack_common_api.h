#pragma once

#include <cstdint>

#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"

namespace ckernel {

// The packer's own names of its settings.
ALWI void llk_pack_reconfig_l1_acc(
    const std::uint32_t enable, engine_call::Location at = engine_call::Location::current()) {
    pack_reconfig_l1_acc(enable, at);
}
ALWI void llk_pack_relu_config(const ReluConfig& config, engine_call::Location at = engine_call::Location::current()) {
    pack_relu_config(config, at);
}
template <bool is_fp32_dest_acc_en, bool is_tile_dim_reconfig_en = false>
ALWI void llk_pack_reconfig_data_format(
    const std::uint32_t new_output, engine_call::Location at = engine_call::Location::current()) {
    pack_reconfig_data_format<is_tile_dim_reconfig_en>(new_output, at);
}

}  // namespace ckernel
