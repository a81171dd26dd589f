#pragma once

#include "api/compute/eltwise_unary/rand.h"
#include "compute_kernel_api/common.h"
