// min(max(-(relu(a) * b + 2), a) - b, 4 - a) in the vector unit.
#include <cstdint>

#include "api/compute/binary_max_min.h"
#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_binary_sfpu.h"
#include "api/compute/eltwise_unary/binop_with_scalar.h"
#include "api/compute/eltwise_unary/fill.h"
#include "api/compute/eltwise_unary/negative.h"
#include "api/compute/eltwise_unary/relu.h"
#include "api/compute/tile_move_copy.h"

void kernel_main() {
    const uint32_t count = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(0, 1, 16);
    for (uint32_t i = 0; i < count; ++i) {
        cb_wait_front(0, 1);
        cb_wait_front(1, 1);
        tile_regs_acquire();
        copy_init(0);
        copy_tile(0, 0, 0);
        copy_tile(0, 0, 2);
        copy_tile(1, 0, 1);
        relu_tile_init();
        relu_tile(0);
        mul_binary_tile_init();
        mul_binary_tile(0, 1, 0);
        binop_with_scalar_tile_init();
        add_unary_tile(0, 0x40000000);
        negative_tile_init();
        negative_tile(0);
        binary_max_tile_init();
        binary_max_tile(0, 2, 0);
        sub_binary_tile_init();
        sub_binary_tile(0, 1, 0);
        fill_tile_init();
        fill_tile(3, 4.0f);
        sub_binary_tile_init();
        sub_binary_tile(3, 2, 3);
        binary_min_tile_init();
        binary_min_tile(0, 3, 0);
        tile_regs_commit();
        cb_pop_front(0, 1);
        cb_pop_front(1, 1);
        cb_reserve_back(16, 1);
        tile_regs_wait();
        pack_tile(0, 16);
        tile_regs_release();
        cb_push_back(16, 1);
    }
}
