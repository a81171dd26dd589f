#pragma once

#include "api/compute/eltwise_unary/elu.h"
#include "compute_kernel_api/common.h"
