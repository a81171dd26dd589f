#pragma once

#include "api/compute/eltwise_unary/rdiv.h"
#include "compute_kernel_api/common.h"
