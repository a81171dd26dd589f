// C = A B, a block of C per core; the panels of A and B are read once and reused by all subblocks.
#include "matmul_blocks.hpp"

int main() {
    return run_reading_alone(
        {.grid = {2, 3}, .rows = 4, .columns = 4, .kt = 4, .k_block = 4, .subblock_rows = 2, .subblock_columns = 4});
}
