#include <cstdint>

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_binary.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

void MAIN {
    constexpr uint32_t tiles = get_compile_time_arg_val(0);
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto c = tt::CBIndex::c_16;
    binary_op_init_common(a, b, c);
    add_tiles_init(a, b);
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

}  // namespace NAMESPACE
