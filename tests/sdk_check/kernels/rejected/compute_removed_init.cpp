#include "api/compute/matmul.h"

void kernel_main() { mm_init(0, 1, 16); }
