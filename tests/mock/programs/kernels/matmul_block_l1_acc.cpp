// A block of 2x2 output tiles; the product of each K panel is added to fp32 partials in L1, which are then reloaded
// without loss and packed out of order to bf16.
#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/matmul.h"
#include "api/compute/tile_move_copy.h"

void kernel_main() {
    constexpr uint32_t a = 0, b = 1, partials = 24, out = 16, rows = 2, columns = 2;
    const uint32_t panels = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup<SrcOrder::Reverse>(a, b, partials);
    matmul_block_init(a, b, 0, columns, rows, 1);
    cb_reserve_back(partials, rows * columns);
    for (uint32_t panel = 0; panel < panels; ++panel) {
        cb_wait_front(a, rows);
        cb_wait_front(b, columns);
        tile_regs_acquire();
        matmul_block(a, b, 0, 0, 0, 0, columns, rows, 1);
        tile_regs_commit();
        cb_pop_front(a, rows);
        cb_pop_front(b, columns);
        tile_regs_wait();
        pack_reconfig_l1_acc(panel == 0 ? 0 : 1);
        for (uint32_t tile = 0; tile < rows * columns; ++tile) {
            pack_tile<true>(tile, partials, tile);
        }
        tile_regs_release();
    }
    pack_reconfig_l1_acc(0);
    cb_push_back(partials, rows * columns);

    cb_wait_front(partials, rows * columns);
    cb_reserve_back(out, rows * columns);
    reconfig_data_format_srca(partials);
    pack_reconfig_data_format(out);
    copy_init(partials);
    tile_regs_acquire();
    for (uint32_t tile = 0; tile < rows * columns; ++tile) {
        copy_tile(partials, tile, tile);
    }
    tile_regs_commit();
    tile_regs_wait();
    for (uint32_t tile = 0; tile < rows * columns; ++tile) {
        pack_tile<true>(tile, out, tile);
    }
    tile_regs_release();
    cb_push_back(out, rows * columns);
    cb_pop_front(partials, rows * columns);
}
