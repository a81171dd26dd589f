// C = A B, K in several blocks: partial sums are packed to L1 and reloaded into DST.
#include "matmul_blocks.hpp"

int main() {
    return run_reading_alone(
        {.grid = {2, 2}, .rows = 4, .columns = 6, .kt = 8, .k_block = 2, .subblock_rows = 4, .subblock_columns = 2});
}
