// A copied and B transposed, with formats switched in between.
#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/pack.h"
#include "api/compute/reconfig_data_format.h"
#include "api/compute/tile_move_copy.h"
#include "api/compute/transpose.h"

void kernel_main() {
    compute_kernel_hw_startup(0, 16);
    copy_init(0);
    cb_wait_front(0, 1);
    cb_wait_front(1, 1);
    tile_regs_acquire();
    copy_tile(0, 0, 0);
    reconfig_data_format_srca(0, 1);
    transpose_init(1);
    transpose_tile(1, 0, 1);
    tile_regs_commit();
    cb_reserve_back(16, 1);
    cb_reserve_back(17, 1);
    tile_regs_wait();
    pack_tile(0, 16);
    pack_reconfig_data_format(16, 17);
    pack_tile(1, 17);
    tile_regs_release();
    cb_push_back(16, 1);
    cb_push_back(17, 1);
    reconfig_data_format(0, 1);
    reconfig_data_format(0, 1, 1, 0);
    reconfig_data_format<SrcOrder::Reverse>(0, 1);
    reconfig_data_format_srca(0);
    reconfig_data_format_srcb(1);
    reconfig_data_format_srcb(1, 0);
    pack_reconfig_data_format(16);
}
