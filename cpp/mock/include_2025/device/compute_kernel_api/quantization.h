#pragma once

#include "api/compute/quantization.h"
#include "compute_kernel_api/common.h"
