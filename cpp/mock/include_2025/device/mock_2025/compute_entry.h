#pragma once

// Compute kernels define NAMESPACE::MAIN, once for each of the three processors of the device and once here.
#define NAMESPACE chlkc_math
#define MAIN math_main()

namespace NAMESPACE {
void MAIN;
}
