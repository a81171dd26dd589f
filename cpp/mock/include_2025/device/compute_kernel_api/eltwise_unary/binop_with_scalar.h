#pragma once

#include "api/compute/eltwise_unary/binop_with_scalar.h"
#include "compute_kernel_api/common.h"
