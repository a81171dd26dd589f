#include <cstdint>

#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/pack_untilize.h"
#include "api/compute/reduce.h"
#include "api/compute/reg_api.h"
#include "api/compute/tilize.h"

// Reduces windows of a few rows, which lie in two faces of each tile, to one row each.
void kernel_main() {
    constexpr uint32_t tiles = get_compile_time_arg_val(0);
    constexpr auto rows = tt::CBIndex::c_0;
    constexpr auto scaler = tt::CBIndex::c_1;
    constexpr auto out = tt::CBIndex::c_16;
    const uint32_t windows = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(rows, scaler, out);
    tilizeA_B_reduce_init<true, false>(rows, scaler, tiles);
    pack_untilize_dest_init<tiles>(out);
    cb_wait_front(scaler, 1);
    for (uint32_t window = 0; window < windows; ++window) {
        tile_regs_acquire();
        cb_wait_front(rows, 1);
        unpack_tilizeA_B_block<true, true, false, false>(rows, scaler, tiles, 0);
        for (uint32_t tile = 0; tile < tiles; ++tile) {
            reduce_tile_math<REDUCE_OP, REDUCE_DIM>(tile, 2);
        }
        cb_pop_front(rows, 1);
        tile_regs_commit();
        cb_reserve_back(out, 1);
        tile_regs_wait();
        pack_untilize_dest<tiles>(out);
        tile_regs_release();
        cb_push_back(out, 1);
    }
    cb_pop_front(scaler, 1);
    unpack_tilizeA_B_uninit(rows);
    pack_untilize_uninit(out);
}
