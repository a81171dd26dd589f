#pragma once

#include "api/compute/xlogy.h"
#include "compute_kernel_api/common.h"
