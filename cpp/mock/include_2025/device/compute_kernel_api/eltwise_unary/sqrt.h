#pragma once

#include "api/compute/eltwise_unary/sqrt.h"
#include "compute_kernel_api/common.h"
