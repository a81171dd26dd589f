#pragma once

#include "api/compute/eltwise_unary/relu.h"
#include "compute_kernel_api/common.h"
