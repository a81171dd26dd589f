#include <cstdint>

#include "api/compute/cb_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_binary.h"
#include "api/compute/pack.h"
#include "api/compute/reg_api.h"

// c_16 = c_0 + c_1, a DST section of tiles at a time.
void kernel_main() {
    constexpr uint32_t group = get_compile_time_arg_val(0);
    constexpr uint32_t groups = get_compile_time_arg_val(1);
    compute_kernel_hw_startup(0, 1, 16);
    add_init(0, 1);
    for (uint32_t i = 0; i < groups; ++i) {
        cb_wait_front(0, group);
        cb_wait_front(1, group);
        tile_regs_acquire();
        for (uint32_t tile = 0; tile < group; ++tile) {
            add_tiles(0, 1, tile, tile, tile);
        }
        tile_regs_commit();
        cb_pop_front(0, group);
        cb_pop_front(1, group);
        cb_reserve_back(16, group);
        tile_regs_wait();
        for (uint32_t tile = 0; tile < group; ++tile) {
            pack_tile(tile, 16);
        }
        tile_regs_release();
        cb_push_back(16, group);
    }
}
