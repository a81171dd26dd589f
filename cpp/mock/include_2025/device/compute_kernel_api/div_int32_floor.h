#pragma once

#include "api/compute/div_int32_floor.h"
#include "compute_kernel_api/common.h"
