#pragma once

#include "api/compute/cumsum.h"
#include "compute_kernel_api/common.h"
