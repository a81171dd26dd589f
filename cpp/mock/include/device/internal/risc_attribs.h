#pragma once

// FORCE_INLINE, tt_l1_ptr and tt_reg_ptr.
#include "mock/kernel_entry.h"
