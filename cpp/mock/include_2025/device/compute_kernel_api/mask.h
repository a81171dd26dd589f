#pragma once

#include "api/compute/mask.h"
#include "compute_kernel_api/common.h"
