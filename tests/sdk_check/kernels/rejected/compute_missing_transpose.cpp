#include "api/compute/matmul.h"

void kernel_main() {
    matmul_block_init(0, 1);
    matmul_block(0, 1, 0, 0, 0, 1, 1, 1);
}
