#pragma once

#include "api/compute/binary_max_min.h"
#include "compute_kernel_api/common.h"
