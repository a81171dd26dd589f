#pragma once

#include "api/compute/eltwise_unary/hardtanh.h"
#include "compute_kernel_api/common.h"
