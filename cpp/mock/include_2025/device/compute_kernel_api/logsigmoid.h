#pragma once

#include "api/compute/logsigmoid.h"
#include "compute_kernel_api/common.h"
