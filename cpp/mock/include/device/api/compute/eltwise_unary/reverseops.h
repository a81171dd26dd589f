#pragma once

// The older header of rsub_tile.
#include "api/compute/eltwise_unary/rsub.h"
