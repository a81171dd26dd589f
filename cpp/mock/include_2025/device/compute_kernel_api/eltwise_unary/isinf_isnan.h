#pragma once

#include "api/compute/eltwise_unary/isinf_isnan.h"
#include "compute_kernel_api/common.h"
