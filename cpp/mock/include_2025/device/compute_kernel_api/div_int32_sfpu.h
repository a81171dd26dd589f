#pragma once

#include "api/compute/div_int32_sfpu.h"
#include "compute_kernel_api/common.h"
