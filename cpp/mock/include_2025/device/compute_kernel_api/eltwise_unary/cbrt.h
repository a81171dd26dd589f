#pragma once

#include "api/compute/eltwise_unary/cbrt.h"
#include "compute_kernel_api/common.h"
