#pragma once

#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "compute_kernel_api/pack.h"
#include "compute_kernel_api/reconfig_data_format.h"
#include "compute_kernel_api/reg_api.h"
#include "hostdevcommon/kernel_structs.h"

namespace ckernel {

// The enumerators of the time were not scoped.
constexpr EltwiseBinaryType ELWMUL = EltwiseBinaryType::ELWMUL;
constexpr EltwiseBinaryType ELWADD = EltwiseBinaryType::ELWADD;
constexpr EltwiseBinaryType ELWSUB = EltwiseBinaryType::ELWSUB;

}  // namespace ckernel
