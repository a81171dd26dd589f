#pragma once

#include "tools/profiler/kernel_profiler.hpp"

// Compute kernels define NAMESPACE::MAIN, once for each of the three processors of the device and once here; those
// written a little later define kernel_main. Whichever the source defines is called.
#define NAMESPACE chlkc_math
#define MAIN math_main()
#define kernel_main kernel_main_of_source

namespace NAMESPACE {
__attribute__((weak)) void MAIN;
}
__attribute__((weak)) void kernel_main();
