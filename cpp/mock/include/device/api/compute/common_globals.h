#pragma once

#include "ckernel.h"
#include "ckernel_defs.h"
#include "hostdevcommon/kernel_structs.h"
#include "mock/kernel_entry.h"

// One pass runs what the unpack, math and pack processors run, in program order, so each part keeps its argument.
#define UNPACK(...) __VA_ARGS__
#define MATH(...) __VA_ARGS__
#define PACK(...) __VA_ARGS__
