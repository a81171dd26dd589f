// Element-wise operations between DST tiles.
#include <cstdint>

#include "api/compute/binary_max_min.h"
#include "api/compute/common.h"
#include "api/compute/eltwise_binary_sfpu.h"
#include "api/compute/pack.h"
#include "api/compute/tile_move_copy.h"

void kernel_main() {
    compute_kernel_hw_startup(0, 16);
    tile_regs_acquire();
    copy_init(0);
    copy_tile(0, 0, 0);
    copy_tile(0, 1, 1);
    add_binary_tile_init();
    add_binary_tile(0, 1, 2);
    sub_binary_tile_init();
    sub_binary_tile(2, 1, 2);
    mul_binary_tile_init();
    mul_binary_tile(2, 1, 2);
    binary_max_tile_init();
    binary_max_tile(2, 1, 2);
    binary_min_tile_init();
    binary_min_tile(2, 0, 2);
    tile_regs_commit();
    cb_reserve_back(16, 1);
    tile_regs_wait();
    pack_tile(2, 16);
    tile_regs_release();
    cb_push_back(16, 1);
}
