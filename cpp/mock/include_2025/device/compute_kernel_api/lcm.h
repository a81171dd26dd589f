#pragma once

#include "api/compute/lcm.h"
#include "compute_kernel_api/common.h"
