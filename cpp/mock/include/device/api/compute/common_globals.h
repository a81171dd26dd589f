#pragma once

#include "mock/kernel_entry.h"

// One pass runs what the unpack, math and pack processors run, in program order, so each part keeps its argument.
#define UNPACK(x) x
#define MATH(x) x
#define PACK(x) x
