#include <cstdint>

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/pack_untilize.h"
#include "compute_kernel_api/reg_api.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

// Two faces of 16 rows of each of two tiles fill a page.
void MAIN {
    constexpr uint32_t in = tt::CBIndex::c_0;
    constexpr uint32_t out = tt::CBIndex::c_16;
    constexpr uint32_t face_rows = 16;
    constexpr uint32_t faces = 2;
    const uint32_t pairs = get_arg_val<uint32_t>(0);
    unary_op_init_common(in, out);
    copy_tile_to_dst_init_short(in);
    pack_untilize_dest_init<2>(out, face_rows, faces);
    for (uint32_t pair = 0; pair < pairs; ++pair) {
        cb_wait_front(in, 2);
        tile_regs_acquire();
        copy_tile(in, 0, 0);
        copy_tile(in, 1, 1);
        tile_regs_commit();
        cb_pop_front(in, 2);
        cb_reserve_back(out, 1);
        tile_regs_wait();
        pack_untilize_dest<2>(out, 1, 0, face_rows, faces);
        tile_regs_release();
        cb_push_back(out, 1);
    }
    pack_untilize_uninit(out);
}

}  // namespace NAMESPACE
