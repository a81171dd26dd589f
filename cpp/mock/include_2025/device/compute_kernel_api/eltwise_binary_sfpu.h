#pragma once

#include "api/compute/eltwise_binary_sfpu.h"
#include "compute_kernel_api/common.h"
