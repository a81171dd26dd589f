#pragma once

#include "api/compute/eltwise_unary/sfpu_int_sum.h"
#include "compute_kernel_api/common.h"
