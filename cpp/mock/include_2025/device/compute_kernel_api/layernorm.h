#pragma once

#include "api/compute/layernorm.h"
#include "compute_kernel_api/common.h"
