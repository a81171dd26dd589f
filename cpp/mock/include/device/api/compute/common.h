#pragma once

#include <cstdint>

#include "api/compute/cb_api.h"
#include "api/compute/common_globals.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/engine_call.h"
#include "api/compute/engine_types.h"
#include "api/compute/mailbox.h"
#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"
#include "api/compute/reg_api.h"
#include "api/debug/assert.h"
#include "api/kernel_thread_globals.h"
#include "ckernel.h"
#include "internal/kernel_context.h"
#include "llk_math_common_api.h"
#include "llk_operands.h"
#include "llk_pack_common_api.h"
#include "llk_unpack_common_api.h"
#include "tensor_shape.h"
