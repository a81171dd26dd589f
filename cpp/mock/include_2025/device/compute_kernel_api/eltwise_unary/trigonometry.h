#pragma once

#include "api/compute/eltwise_unary/trigonometry.h"
#include "compute_kernel_api/common.h"
