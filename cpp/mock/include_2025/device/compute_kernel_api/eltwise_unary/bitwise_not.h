#pragma once

#include "api/compute/eltwise_unary/bitwise_not.h"
#include "compute_kernel_api/common.h"
