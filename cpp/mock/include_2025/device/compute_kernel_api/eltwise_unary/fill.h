#pragma once

#include "api/compute/eltwise_unary/fill.h"
#include "compute_kernel_api/common.h"
