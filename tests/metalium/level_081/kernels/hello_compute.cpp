#include "api/compute/common.h"
#include "api/debug/dprint.h"

void kernel_main() { DPRINT_MATH("hello from math\n"); }
