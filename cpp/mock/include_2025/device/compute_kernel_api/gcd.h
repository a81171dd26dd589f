#pragma once

#include "api/compute/gcd.h"
#include "compute_kernel_api/common.h"
