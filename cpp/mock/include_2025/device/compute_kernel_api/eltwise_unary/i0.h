#pragma once

#include "api/compute/eltwise_unary/i0.h"
#include "compute_kernel_api/common.h"
