#pragma once

// The data-movement API, part by part.
#include "internal/kernel_context.h"

#include "api/debug/assert.h"
#include "api/debug/kernel_profiler.hpp"
#include "api/debug/waypoint.h"
#include "api/tensor/tensor_accessor.h"
#include "hostdevcommon/common_values.hpp"
#include "hostdevcommon/kernel_structs.h"
#include "internal/circular_buffer_interface.h"
#include "internal/dataflow/dataflow_api_addrgen.h"
#include "internal/dataflow/dataflow_cb.h"
#include "internal/dataflow/dataflow_noc.h"
#include "internal/dataflow/dataflow_pages.h"
#include "internal/dataflow/dataflow_semaphore.h"
#include "internal/dataflow/noc_inline_writes.h"
#include "internal/dataflow/noc_latched_transfers.h"
#include "internal/dataflow/noc_transaction_ids.h"
