#pragma once

#include "api/compute/compute_kernel_api.h"

namespace ckernel::sfpu {

// The inits of operations set this register, too.
inline void _init_sfpu_config_reg() {}

}  // namespace ckernel::sfpu
