#pragma once

#include "api/compute/tilize.h"
#include "compute_kernel_api/common.h"
