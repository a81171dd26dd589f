#pragma once

#include "api/compute/eltwise_unary/addcmul.h"
#include "compute_kernel_api/common.h"
