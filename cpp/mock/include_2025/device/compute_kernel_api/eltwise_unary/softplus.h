#pragma once

#include "api/compute/eltwise_unary/softplus.h"
#include "compute_kernel_api/common.h"
