#include <cstdint>

#include "api/compute/compute_kernel_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"
#include "api/compute/reg_api.h"
#include "api/compute/tile_move_copy.h"
#include "api/compute/topk.h"
#include "api/compute/transpose.h"

constexpr auto values = tt::CBIndex::c_0;
constexpr auto columns = tt::CBIndex::c_1;
constexpr auto best_values = tt::CBIndex::c_2;
constexpr auto best_columns = tt::CBIndex::c_3;
constexpr auto out_values = tt::CBIndex::c_16;
constexpr auto out_columns = tt::CBIndex::c_17;

FORCE_INLINE void transpose_front(uint32_t cb, uint32_t dst) {
    reconfig_data_format_srca(cb);
    transpose_init(cb);
    cb_wait_front(cb, 1);
    transpose_tile(cb, 0, dst);
    cb_pop_front(cb, 1);
}

FORCE_INLINE void pack_one(uint32_t dst, uint32_t cb) {
    pack_reconfig_data_format(cb);
    cb_reserve_back(cb, 1);
    pack_tile(dst, cb);
    cb_push_back(cb, 1);
}

void kernel_main() {
    constexpr uint32_t wt = get_compile_time_arg_val(0);
    constexpr bool smallest = get_compile_time_arg_val(1) != 0;
    const uint32_t ht = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(values, out_values);
    topk_tile_init();
    for (uint32_t row = 0; row < ht; ++row) {
        // The best 32 so far stay in DST tile 0, their columns in tile 2.
        tile_regs_acquire();
        transpose_front(values, 0);
        transpose_front(columns, 2);
        for (uint32_t tile = 1; tile < wt; ++tile) {
            transpose_front(values, 1);
            transpose_front(columns, 3);
            topk_local_sort(0, smallest, 4);
            topk_merge<smallest>(0, 0, 32);
            topk_rebuild(0, smallest, 0, 32, 5, 1);
        }
        tile_regs_commit();
        tile_regs_wait();
        pack_one(0, best_values);
        pack_one(2, best_columns);
        tile_regs_release();

        tile_regs_acquire();
        transpose_front(best_values, 0);
        transpose_front(best_columns, 2);
        tile_regs_commit();
        tile_regs_wait();
        pack_one(0, out_values);
        pack_one(2, out_columns);
        tile_regs_release();
    }
}
