#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_unary/erf_erfc.h"
#include "api/compute/eltwise_unary/exp.h"
#include "api/compute/eltwise_unary/gelu.h"
#include "api/compute/eltwise_unary/recip.h"
#include "api/compute/eltwise_unary/rounding.h"
#include "api/compute/eltwise_unary/rsqrt.h"
#include "api/compute/eltwise_unary/softplus.h"
#include "api/compute/eltwise_unary/sqrt.h"
#include "api/compute/eltwise_unary/trigonometry.h"
#include "api/compute/eltwise_unary/typecast.h"
#include "api/compute/eltwise_unary/where.h"
#include "api/compute/pack.h"
#include "api/compute/reg_api.h"
#include "api/compute/tile_move_copy.h"

void kernel_main() {
    compute_kernel_hw_startup(0, 1, 16);
    copy_init(0);
    tile_regs_acquire();
    copy_tile(0, 0, 0);
    exp_tile_init();
    exp_tile(0);
    log_tile_init();
    log_tile(0);
    sigmoid_tile_init();
    sigmoid_tile(0);
    silu_tile_init();
    silu_tile(0);
    tanh_tile_init();
    tanh_tile(0);
    gelu_tile_init();
    gelu_tile(0);
    erf_tile_init();
    erf_tile(0);
    recip_tile_init();
    recip_tile(0);
    sqrt_tile_init();
    sqrt_tile(0);
    rsqrt_tile_init();
    rsqrt_tile(0);
    sin_tile_init();
    sin_tile(0);
    rounding_op_tile_init();
    floor_tile(0);
    softplus_tile_init();
    softplus_tile(0, 0x3f800000u, 0x3f800000u, 0x41a00000u);
    where_tile_init();
    where_tile<DataFormat::Float32>(0, 1, 2, 0);
    typecast_tile_init<static_cast<uint32_t>(DataFormat::Float32), static_cast<uint32_t>(DataFormat::Float16_b)>();
    typecast_tile<static_cast<uint32_t>(DataFormat::Float32), static_cast<uint32_t>(DataFormat::Float16_b)>(0);
    tile_regs_commit();
    tile_regs_wait();
    pack_tile(0, 16);
    tile_regs_release();
}
