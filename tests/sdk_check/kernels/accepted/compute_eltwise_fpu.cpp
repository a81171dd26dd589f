// (A + B) - B, then times B, each result through its own DST tile.
#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/eltwise_binary.h"
#include "api/compute/pack.h"

void kernel_main() {
    compute_kernel_hw_startup(0, 1, 16);
    cb_wait_front(0, 1);
    cb_wait_front(1, 1);
    tile_regs_acquire();
    add_init(0, 1);
    add_tiles(0, 1, 0, 0, 0);
    sub_init(0, 1);
    sub_tiles(0, 1, 0, 0, 1);
    mul_init(0, 1);
    mul_tiles(0, 1, 0, 0, 2);
    tile_regs_commit();
    cb_reserve_back(16, 3);
    tile_regs_wait();
    for (uint32_t tile = 0; tile < 3; ++tile) {
        pack_tile(tile, 16);
    }
    tile_regs_release();
    cb_push_back(16, 3);
    cb_pop_front(1, 1);
    cb_pop_front(0, 1);
}
