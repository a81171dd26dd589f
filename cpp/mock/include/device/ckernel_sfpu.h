#pragma once

#include "api/compute/compute_kernel_api.h"
#include "cmath_common.h"
