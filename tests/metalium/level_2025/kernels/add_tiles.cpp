#include <cstdint>

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_binary.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

void MAIN {
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto c = tt::CBIndex::c_16;
    const uint32_t count = get_arg_val<uint32_t>(0);
    binary_op_init_common(a, b, c);
    add_tiles_init(a, b);
    for (uint32_t i = 0; i < count; ++i) {
        cb_wait_front(a, 1);
        cb_wait_front(b, 1);
        tile_regs_acquire();
        add_tiles(a, b, 0, 0, 0);
        tile_regs_commit();
        cb_reserve_back(c, 1);
        tile_regs_wait();
        pack_tile(0, c);
        tile_regs_release();
        cb_push_back(c, 1);
        cb_pop_front(a, 1);
        cb_pop_front(b, 1);
    }
}

}  // namespace NAMESPACE
