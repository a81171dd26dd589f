#pragma once

// The older name of the header of shared unary declarations.
#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
