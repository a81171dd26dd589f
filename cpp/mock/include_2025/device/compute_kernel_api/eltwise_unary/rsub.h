#pragma once

#include "api/compute/eltwise_unary/rsub.h"
#include "compute_kernel_api/common.h"
