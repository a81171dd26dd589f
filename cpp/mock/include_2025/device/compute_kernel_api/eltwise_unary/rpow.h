#pragma once

#include "api/compute/eltwise_unary/rpow.h"
#include "compute_kernel_api/common.h"
