#pragma once

#include "api/compute/eltwise_unary/prelu.h"
#include "compute_kernel_api/common.h"
