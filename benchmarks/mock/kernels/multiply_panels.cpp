#include <cstdint>

#include "api/compute/cb_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/matmul.h"
#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"
#include "api/compute/reg_api.h"

// Blocks of C in subblocks that fill DST; the packer adds the chunks along K in L1.
void kernel_main() {
    constexpr uint32_t rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t chunk = get_compile_time_arg_val(2);
    constexpr uint32_t chunks = get_compile_time_arg_val(3);
    constexpr uint32_t blocks = get_compile_time_arg_val(4);
    constexpr uint32_t subblock_rows = rows * columns > 8 ? 8 / columns : rows;
    compute_kernel_hw_startup<SrcOrder::Reverse>(0, 1, 16);
    matmul_block_init(0, 1, 0, columns, subblock_rows, chunk);
    for (uint32_t block = 0; block < blocks; ++block) {
        cb_reserve_back(16, rows * columns);
        for (uint32_t part = 0; part < chunks; ++part) {
            cb_wait_front(0, rows * chunk);
            cb_wait_front(1, chunk * columns);
            pack_reconfig_l1_acc(part != 0);
            for (uint32_t row = 0; row < rows; row += subblock_rows) {
                tile_regs_acquire();
                for (uint32_t k = 0; k < chunk; ++k) {
                    matmul_block(0, 1, row * chunk + k, k * columns, 0, 0, columns, subblock_rows, chunk);
                }
                tile_regs_commit();
                tile_regs_wait();
                for (uint32_t tile = 0; tile < subblock_rows * columns; ++tile) {
                    pack_tile<true>(tile, 16, row * columns + tile);
                }
                tile_regs_release();
            }
            cb_pop_front(0, rows * chunk);
            cb_pop_front(1, chunk * columns);
        }
        cb_push_back(16, rows * columns);
    }
}
