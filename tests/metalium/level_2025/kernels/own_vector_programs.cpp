#include <cstdint>

#include "compute_kernel_api.h"
#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_binary_sfpu.h"
#include "compute_kernel_api/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/tile_move_copy.h"

#ifdef TRISC_MATH

// Programs work on one face: eight vectors.
void smoothstep_face(float edge, float scale) {
    for (int i = 0; i < 8; ++i) {
        vFloat x = dst_reg[i];
        vFloat t = (x + edge) * scale;
        v_if(t < sfpi::vConst0) { t = sfpi::vConst0; }
        v_elseif(t > sfpi::vConst1) { t = sfpi::vConst1; }
        v_endif;
        dst_reg[i] = t * t * (3.0f - 2.0f * t);
    }
}

void square_and_add_face(const uint32_t in0, const uint32_t in1, const uint32_t out) {
    constexpr uint32_t vectors_of_tile = 32;
    for (uint32_t i = 0; i < 8; ++i) {
        vFloat a = dst_reg[in0 * vectors_of_tile + i];
        vFloat b = dst_reg[in1 * vectors_of_tile + i];
        dst_reg[out * vectors_of_tile + i] = a * a + b;
    }
}
#endif

namespace NAMESPACE {

void MAIN {
    constexpr uint32_t count = get_compile_time_arg_val(0);
    constexpr auto in = tt::CBIndex::c_0;
    constexpr auto ones = tt::CBIndex::c_1;
    constexpr auto out = tt::CBIndex::c_16;
    init_sfpu(in, out);
    cb_wait_front(ones, 1);
    for (uint32_t i = 0; i < count; ++i) {
        cb_wait_front(in, 1);
        tile_regs_acquire();
        copy_tile(in, 0, 0);
        copy_tile(ones, 0, 1);
        MATH(_llk_math_eltwise_unary_sfpu_params_<false>(smoothstep_face, 0, VectorMode::RC, 0.5f, 1.25f));
        MATH(_llk_math_eltwise_binary_sfpu_params_<false>(square_and_add_face, 0, 1, 0));
        tile_regs_commit();
        cb_reserve_back(out, 1);
        tile_regs_wait();
        pack_tile(0, out);
        tile_regs_release();
        cb_push_back(out, 1);
        cb_pop_front(in, 1);
    }
    cb_pop_front(ones, 1);
}

}  // namespace NAMESPACE
