#pragma once

#include "api/compute/eltwise_unary/comp.h"
#include "compute_kernel_api/common.h"
