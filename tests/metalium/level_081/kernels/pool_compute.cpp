#include <cstdint>

#include "api/compute/compute_kernel_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/pack.h"
#include "api/compute/reduce.h"
#include "api/compute/reg_api.h"
#include "api/compute/tilize.h"

// Reduces windows of 32 rows to one each.
void kernel_main() {
    constexpr uint32_t tiles = get_compile_time_arg_val(0);
    constexpr bool is_max = REDUCE_OP == PoolType::MAX;
    constexpr auto rows = tt::CBIndex::c_0;
    constexpr auto scaler = tt::CBIndex::c_1;
    constexpr auto out = tt::CBIndex::c_16;
    const uint32_t windows = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(rows, scaler, out);
    tilizeA_B_reduce_init<is_max, !is_max>(rows, scaler, tiles);
    cb_wait_front(scaler, 1);
    for (uint32_t window = 0; window < windows; ++window) {
        tile_regs_acquire();
        cb_wait_front(rows, 1);
        unpack_tilizeA_B_block<is_max, true, false, !is_max>(rows, scaler, tiles, 0);
        for (uint32_t tile = 0; tile < tiles; ++tile) {
            reduce_tile_math<REDUCE_OP, REDUCE_DIM>(tile, 4);
        }
        cb_pop_front(rows, 1);
        tile_regs_commit();
        cb_reserve_back(out, tiles);
        tile_regs_wait();
        for (uint32_t tile = 0; tile < tiles; ++tile) {
            pack_tile(tile, out);
        }
        tile_regs_release();
        cb_push_back(out, tiles);
    }
    cb_pop_front(scaler, 1);
    unpack_tilizeA_B_uninit(rows);
}
