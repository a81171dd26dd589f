#pragma once

#include "api/compute/eltwise_unary/log1p.h"
#include "compute_kernel_api/common.h"
