#pragma once

#include "api/compute/compute_kernel_api.h"
#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_unary/exp.h"
