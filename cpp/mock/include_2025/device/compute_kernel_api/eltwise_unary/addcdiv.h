#pragma once

#include "api/compute/eltwise_unary/addcdiv.h"
#include "compute_kernel_api/common.h"
