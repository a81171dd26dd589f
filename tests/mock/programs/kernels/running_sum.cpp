#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_binary.h"
#include "api/compute/pack.h"
#include "api/compute/tile_move_copy.h"

// Writes each sum of the tiles so far. The sum is kept in c_24, which has room for one tile: the packer waits for the
// room that the unpacker makes further down.
void kernel_main() {
    const uint32_t tiles = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(0, 24, 16);
    for (uint32_t tile = 0; tile < tiles; ++tile) {
        cb_wait_front(0, 1);
        cb_reserve_back(24, 1);
        tile_regs_acquire();
        if (tile == 0) {
            copy_init(0);
            copy_tile(0, 0, 0);
        } else {
            add_init(0, 24);
            cb_wait_front(24, 1);
            add_tiles(0, 24, 0, 0, 0);
            cb_pop_front(24, 1);
        }
        tile_regs_commit();
        cb_pop_front(0, 1);
        cb_reserve_back(16, 1);
        tile_regs_wait();
        pack_tile(0, 24);
        pack_tile(0, 16);
        tile_regs_release();
        cb_push_back(24, 1);
        cb_push_back(16, 1);
    }
}
