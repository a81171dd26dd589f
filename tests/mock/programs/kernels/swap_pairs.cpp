#include <cstdint>

#include "api/compute/cb_api.h"
#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/pack.h"
#include "api/compute/tile_move_copy.h"
#include "api/dataflow/dataflow_buffer.h"
#include "api/debug/assert.h"

// Swaps the tiles of each pair by moving the read pointer, which compute kernels have in 16-byte words.
void kernel_main() {
    const uint32_t tiles = get_arg_val<uint32_t>(0);
    constexpr uint32_t tile_words = 2048 / 16;
    compute_kernel_hw_startup(0, 16);
    copy_init(0);
    ASSERT(DataflowBuffer(0).get_entry_size() == 2048);
    for (uint32_t pair = 0; pair < tiles / 2; ++pair) {
        cb_wait_front(0, 2);
        LocalCBInterface& ring = get_local_cb_interface(0);
        const uint32_t first = ring.fifo_rd_ptr;
        UNPACK(ASSERT(ring.fifo_page_size == tile_words));
        UNPACK(ASSERT(first + ring.fifo_size == ring.fifo_limit));
        UNPACK(ASSERT(get_tile_address(0, 1) == (first + tile_words) * 16));
        for (uint32_t tile = 0; tile < 2; ++tile) {
            tile_regs_acquire();
            ring.fifo_rd_ptr = first + (1 - tile) * tile_words;
            copy_tile(0, 0, 0);
            tile_regs_commit();
            cb_reserve_back(16, 1);
            tile_regs_wait();
            pack_tile(0, 16);
            tile_regs_release();
            cb_push_back(16, 1);
        }
        ring.fifo_rd_ptr = first;
        ring.fifo_rd_ptr += tile_words;
        ring.fifo_rd_ptr -= tile_words;
        cb_pop_front(0, 2);
    }
}
