#include <cstdint>

#include "api/compute/compute_kernel_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_binary.h"

void kernel_main() {
    constexpr uint32_t tiles = get_compile_time_arg_val(0);
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto c = tt::CBIndex::c_16;
    compute_kernel_hw_startup(a, b, c);
    add_init(a, b);
    cb_wait_front(a, tiles);
    cb_wait_front(b, tiles);
    cb_reserve_back(c, tiles);
    for (uint32_t tile = 0; tile < tiles; ++tile) {
        tile_regs_acquire();
        add_tiles(a, b, tile, tile, 0);
        tile_regs_commit();
        tile_regs_wait();
        pack_tile(0, c);
        tile_regs_release();
    }
    cb_push_back(c, tiles);
    cb_pop_front(a, tiles);
    cb_pop_front(b, tiles);
}
