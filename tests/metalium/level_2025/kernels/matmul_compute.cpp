#include <cstdint>

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/matmul.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

void MAIN {
    constexpr uint32_t kt = get_compile_time_arg_val(0);
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto c = tt::CBIndex::c_16;
    const uint32_t tiles = get_arg_val<uint32_t>(0);
    mm_init(a, b, c);
    for (uint32_t tile = 0; tile < tiles; ++tile) {
        tile_regs_acquire();
        for (uint32_t k = 0; k < kt; ++k) {
            cb_wait_front(a, 1);
            cb_wait_front(b, 1);
            matmul_tiles(a, b, 0, 0, 0, 0);
            cb_pop_front(a, 1);
            cb_pop_front(b, 1);
        }
        tile_regs_commit();
        cb_reserve_back(c, 1);
        tile_regs_wait();
        pack_tile(0, c);
        tile_regs_release();
        cb_push_back(c, 1);
    }
}

}  // namespace NAMESPACE
