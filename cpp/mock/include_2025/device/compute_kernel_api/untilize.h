#pragma once

#include "api/compute/untilize.h"
#include "compute_kernel_api/common.h"
