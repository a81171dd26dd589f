#pragma once

// The vector unit's programming interface for kernels that bring their own programs: vectors of 32 lanes, conditions
// per lane, the rows of DST. What is described with it is carried out with the unit's arithmetic.
#include "sfpi/conditions.h"
#include "sfpi/conversions.h"
#include "sfpi/functions.h"
#include "sfpi/registers.h"
