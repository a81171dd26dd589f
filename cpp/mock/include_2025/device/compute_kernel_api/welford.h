#pragma once

#include "api/compute/welford.h"
#include "compute_kernel_api/common.h"
