#include "api/compute/common.h"

void kernel_main() { const uint32_t tiles = get_arg_val<uint32_t>(0); }
