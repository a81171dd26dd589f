#pragma once

#include "api/compute/eltwise_unary/activations.h"
#include "compute_kernel_api/common.h"
