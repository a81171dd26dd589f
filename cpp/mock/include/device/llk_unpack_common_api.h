#pragma once

#include <cstdint>

#include "api/compute/reconfig_data_format.h"

// What a change of formats does to the strides of the unpackers.
enum class p_dim_stride_target { IGNORE, FACE_ROW_MAJOR };

namespace ckernel {

// The unpackers' half of reconfig_data_format. It sets the formats of the source registers.
template <bool is_fp32_dest_acc_en, p_dim_stride_target dim_stride_target, bool skip_int8 = false>
ALWI void llk_unpack_reconfig_data_format_srca(
    const std::uint32_t srca_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(srca_new_operand, at);
}
template <bool is_fp32_dest_acc_en, p_dim_stride_target dim_stride_target, bool skip_int8 = false>
ALWI void llk_unpack_reconfig_data_format_srca(
    const std::uint32_t, const std::uint32_t srca_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srca(srca_new_operand, at);
}
template <bool is_fp32_dest_acc_en, p_dim_stride_target dim_stride_target, bool skip_int8 = false>
ALWI void llk_unpack_reconfig_data_format_srcb(
    const std::uint32_t srcb_new_operand, engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb(srcb_new_operand, at);
}
template <bool is_fp32_dest_acc_en, p_dim_stride_target dim_stride_target, bool skip_int8 = false>
ALWI void llk_unpack_reconfig_data_format_srcb(
    const std::uint32_t, const std::uint32_t srcb_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format_srcb(srcb_new_operand, at);
}
template <bool is_fp32_dest_acc_en, p_dim_stride_target dim_stride_target, bool skip_int8 = false>
ALWI void llk_unpack_reconfig_data_format(
    const std::uint32_t srca_new_operand, const std::uint32_t srcb_new_operand,
    engine_call::Location at = engine_call::Location::current()) {
    reconfig_data_format(srca_new_operand, srcb_new_operand, at);
}

}  // namespace ckernel
