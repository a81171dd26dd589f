#pragma once

// For kernels of cores that compute nothing.
#include "mock/kernel_entry.h"
