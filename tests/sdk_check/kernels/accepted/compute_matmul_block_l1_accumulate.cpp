// A 2x2 block of output tiles, accumulated by the packer in L1 over the blocks of K.
#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/matmul.h"
#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"

void kernel_main() {
    const uint32_t k_blocks = get_arg_val<uint32_t>(0);
    constexpr uint32_t rows = 2;
    constexpr uint32_t columns = 2;
    constexpr uint32_t depth = 4;
    compute_kernel_hw_startup<SrcOrder::Reverse>(0, 1, 16);
    matmul_block_init(0, 1, 0, columns, rows, depth);
    cb_reserve_back(16, rows * columns);
    for (uint32_t block = 0; block < k_blocks; ++block) {
        cb_wait_front(0, rows * depth);
        cb_wait_front(1, depth * columns);
        tile_regs_acquire();
        for (uint32_t k = 0; k < depth; ++k) {
            matmul_block(0, 1, k, k * columns, 0, 0, columns, rows, depth);
        }
        tile_regs_commit();
        tile_regs_wait();
        pack_reconfig_l1_acc(block > 0);
        for (uint32_t tile = 0; tile < rows * columns; ++tile) {
            pack_tile<true>(tile, 16, tile);
        }
        tile_regs_release();
        cb_pop_front(0, rows * depth);
        cb_pop_front(1, depth * columns);
    }
    pack_reconfig_l1_acc(0);
    cb_push_back(16, rows * columns);
}
