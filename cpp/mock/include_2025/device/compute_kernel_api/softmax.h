#pragma once

#include "api/compute/softmax.h"
#include "compute_kernel_api/common.h"
