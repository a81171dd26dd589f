#pragma once

#include "api/compute/eltwise_unary/clamp.h"
#include "compute_kernel_api/common.h"
