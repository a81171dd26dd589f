// Operations of a DST tile with a scalar, whose fp32 bits may come as an argument.
#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/eltwise_unary/binop_with_scalar.h"
#include "api/compute/eltwise_unary/fill.h"
#include "api/compute/eltwise_unary/negative.h"
#include "api/compute/eltwise_unary/relu.h"
#include "api/compute/pack.h"

void kernel_main() {
    const uint32_t scale = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(0, 16);
    tile_regs_acquire();
    fill_tile_init();
    fill_tile(0, 1.5f);
    binop_with_scalar_tile_init();
    add_unary_tile(0, 0x3f800000u);
    sub_unary_tile(0, 0x3f800000u);
    mul_unary_tile(0, scale);
    rsub_unary_tile(0, 0x40000000u);
    negative_tile_init();
    negative_tile(0);
    relu_tile_init();
    relu_tile(0);
    tile_regs_commit();
    cb_reserve_back(16, 1);
    tile_regs_wait();
    pack_tile(0, 16);
    tile_regs_release();
    cb_push_back(16, 1);
}
