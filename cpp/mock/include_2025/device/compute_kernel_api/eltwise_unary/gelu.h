#pragma once

#include "api/compute/eltwise_unary/gelu.h"
#include "compute_kernel_api/common.h"
