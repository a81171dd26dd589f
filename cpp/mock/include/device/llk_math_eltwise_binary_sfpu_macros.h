#pragma once

// The macros of this header call programs of the vector unit, which kernels would bring along; here the vector unit
// carries out whole operations (api/compute), so there are none.
#include "api/compute/sfpu_call.h"
