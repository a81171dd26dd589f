#pragma once

#include "api/compute/eltwise_unary/negative.h"
#include "compute_kernel_api/common.h"
