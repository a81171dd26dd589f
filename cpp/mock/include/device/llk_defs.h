#pragma once

#include "api/compute/engine_types.h"
#include "internal/data_format.h"
