#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/pack.h"
#include "api/compute/tile_move_copy.h"
#include "llk_math_eltwise_unary_sfpu_params.h"
#include "sfpi.h"

using sfpi::dst_reg;
using sfpi::vFloat;
using sfpi::vInt;

// The first face of a tile gets one result in each vector. A product of a and b and its sum with c differ by whether
// the product is rounded in between.
void results_by_vector() {
    const vFloat a = 1.0f + 0x1p-12f;
    const vFloat b = 1.0f + 0x1p-12f;
    const vFloat c = -(1.0f + 0x1p-11f);
    const vFloat rest = 0.5f - 0x1p-11f;

    dst_reg[0] = a * b + c;  // contracted

    const vFloat used_twice = a * b;
    dst_reg[1] = used_twice + c;
    dst_reg[7] = used_twice;

    dst_reg[2] = (1.0f + 0x1p-11f) - a * b;  // contracted on Blackhole

    vFloat apart;
    {
        sfpi::lreg_pressure spare;
        apart = a * b + -1.5f;
    }
    dst_reg[3] = apart + rest;
    dst_reg[4] = (a * b + -1.5f) + rest;

    const vFloat before = a * b;
    vFloat in_other_lanes = 1.0f;
    v_if(vInt(sfpi::vConstTileId) >= 0) { in_other_lanes = before + c; }
    v_endif;
    dst_reg[5] = in_other_lanes;

    vFloat by_lane = 4.0f;
    v_if(vInt(sfpi::vConstTileId) < 16) {
        by_lane = 1.0f;
        v_if(vInt(sfpi::vConstTileId) == 0) { by_lane = 0.5f; }
        v_endif;
    }
    v_elseif(vInt(sfpi::vConstTileId) < 32) { by_lane = 2.0f; }
    v_else { by_lane = sfpi::convert<vFloat>(sfpi::exexp(vFloat(8.0f)), sfpi::RoundMode::Nearest); }
    v_endif;
    v_block {
        v_and(vInt(sfpi::vConstTileId) >= 48);
        v_and(vFloat(-0.0f) < 0.0f);
        by_lane = -by_lane;
    }
    v_endblock;
    dst_reg[6] = by_lane;
}

void kernel_main() {
    const uint32_t tiles = get_arg_val<uint32_t>(0);
    compute_kernel_hw_startup(0, 16);
    copy_init(0);
    for (uint32_t tile = 0; tile < tiles; ++tile) {
        cb_wait_front(0, 1);
        tile_regs_acquire();
        copy_tile(0, 0, 0);
        MATH(_llk_math_eltwise_unary_sfpu_params_(results_by_vector, 0, VectorMode::None));
        tile_regs_commit();
        cb_pop_front(0, 1);
        cb_reserve_back(16, 1);
        tile_regs_wait();
        pack_tile(0, 16);
        tile_regs_release();
        cb_push_back(16, 1);
    }
}
