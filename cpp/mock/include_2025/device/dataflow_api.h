#pragma once

#include "api/dataflow/dataflow_api.h"
#include "hostdevcommon/kernel_structs.h"
#include "tools/profiler/kernel_profiler.hpp"
