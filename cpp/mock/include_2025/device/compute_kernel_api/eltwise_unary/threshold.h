#pragma once

#include "api/compute/eltwise_unary/threshold.h"
#include "compute_kernel_api/common.h"
