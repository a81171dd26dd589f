#pragma once

#include "api/compute/eltwise_unary/hardmish.h"
#include "compute_kernel_api/common.h"
