#pragma once

#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/tile_move_copy.h"

namespace ckernel {

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("call compute_kernel_hw_startup(icb, ocb) once, then copy_init(icb)")]] ALWI void unary_op_init_common(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    compute_kernel_hw_startup(icb, ocb, at);
    copy_init(icb, 0, false, at);
}
template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
[[deprecated("call compute_kernel_hw_startup(icb, ocb) once, then copy_init(icb)")]] ALWI void init_sfpu(
    std::uint32_t icb, std::uint32_t ocb, engine_call::CallLine at = engine_call::CallLine::current()) {
    compute_kernel_hw_startup(icb, ocb, at);
    copy_init(icb, 0, false, at);
}

}  // namespace ckernel
