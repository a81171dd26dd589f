#pragma once

#include "api/compute/eltwise_unary/identity.h"
#include "compute_kernel_api/common.h"
