#pragma once

#include "api/compute/eltwise_unary/selu.h"
#include "compute_kernel_api/common.h"
