#pragma once

#include "api/compute/eltwise_unary/erfinv.h"
#include "compute_kernel_api/common.h"
