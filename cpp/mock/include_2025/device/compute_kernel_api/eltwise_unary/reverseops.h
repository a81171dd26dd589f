#pragma once

#include "api/compute/eltwise_unary/reverseops.h"
#include "compute_kernel_api/common.h"
