#pragma once

#include "api/compute/eltwise_unary/rounding.h"
#include "compute_kernel_api/common.h"
