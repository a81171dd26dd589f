#pragma once

#include "api/compute/eltwise_unary/dropout.h"
#include "compute_kernel_api/common.h"
