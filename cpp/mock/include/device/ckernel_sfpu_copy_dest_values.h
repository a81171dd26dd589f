#pragma once

// Copies within DST are an operation of the engine here.
#include "api/compute/copy_dest_values.h"
