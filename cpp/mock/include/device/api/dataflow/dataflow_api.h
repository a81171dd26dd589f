#pragma once

// The data-movement API, part by part.
#include "internal/kernel_context.h"

#include "api/tensor/tensor_accessor.h"
#include "internal/dataflow/dataflow_api_addrgen.h"
#include "internal/dataflow/dataflow_cb.h"
#include "internal/dataflow/dataflow_noc.h"
#include "internal/dataflow/dataflow_pages.h"
#include "internal/dataflow/dataflow_semaphore.h"
