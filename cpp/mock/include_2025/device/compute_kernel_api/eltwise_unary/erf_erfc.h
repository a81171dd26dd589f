#pragma once

#include "api/compute/eltwise_unary/erf_erfc.h"
#include "compute_kernel_api/common.h"
