#pragma once

#include "api/compute/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/tile_move_copy.h"
