#pragma once

#include "llk_math_eltwise_sfpu_common.h"

namespace ckernel {

// What the hardware needs to be told for a program; the callback loads the program's own constants.
template <SfpuType sfpu_op, bool is_fp32_dest_acc_en>
ALWI void llk_math_eltwise_unary_sfpu_init() {}
template <SfpuType sfpu_op, class Callable, class... Args>
ALWI void llk_math_eltwise_unary_sfpu_init(Callable&& init_func, Args&&... args) {
    init_func(std::forward<Args>(args)...);
}

}  // namespace ckernel
