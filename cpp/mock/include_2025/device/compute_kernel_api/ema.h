#pragma once

#include "api/compute/ema.h"
#include "compute_kernel_api/common.h"
