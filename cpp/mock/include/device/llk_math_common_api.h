#pragma once

#include <cstdint>

#include "api/compute/engine_call.h"

namespace ckernel {

// The matrix engine's half of reconfig_data_format. It takes the data as the unpackers' half has them unpacked.
template <bool is_fp32_dest_acc_en, bool skip_int8 = false>
ALWI void llk_math_reconfig_data_format_srca(const std::uint32_t) {}
template <bool is_fp32_dest_acc_en, bool skip_int8 = false>
ALWI void llk_math_reconfig_data_format_srca(const std::uint32_t, const std::uint32_t) {}
template <bool is_fp32_dest_acc_en, bool skip_int8 = false>
ALWI void llk_math_reconfig_data_format_srcb(const std::uint32_t) {}
template <bool is_fp32_dest_acc_en, bool skip_int8 = false>
ALWI void llk_math_reconfig_data_format_srcb(const std::uint32_t, const std::uint32_t) {}
template <bool is_fp32_dest_acc_en, bool skip_int8 = false>
ALWI void llk_math_reconfig_data_format(const std::uint32_t, const std::uint32_t) {}

}  // namespace ckernel
