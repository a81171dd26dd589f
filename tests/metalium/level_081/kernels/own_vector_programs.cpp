#include <cstdint>

#include "api/compute/common.h"
#include "api/compute/compute_kernel_api.h"
#include "api/compute/compute_kernel_hw_startup.h"
#include "api/compute/eltwise_unary/eltwise_unary.h"
#include "api/compute/tile_move_copy.h"

#ifdef TRISC_MATH
#include "llk_math_eltwise_binary_sfpu_macros.h"
#include "llk_math_eltwise_unary_sfpu_macros.h"
#include "sfpi.h"

namespace ckernel::sfpu {

// Programs work on one face: eight vectors.
template <int iterations>
void smoothstep(float scale) {
    for (int i = 0; i < iterations; ++i) {
        const sfpi::vFloat x = sfpi::dst_reg[0];
        sfpi::vFloat t = (x + sfpi::vConstFloatPrgm0) * scale;
        v_if(t < 0.0f) { t = 0.0f; }
        v_elseif(t > 1.0f) { t = 1.0f; }
        v_endif;
        sfpi::dst_reg[0] = t * t * (3.0f - 2.0f * t);
        sfpi::dst_reg++;
    }
}

void square_and_add(uint32_t in0, uint32_t in1, uint32_t out) {
    constexpr int vectors_of_tile = 32;
    for (int i = 0; i < 8; ++i) {
        const sfpi::vFloat a = sfpi::dst_reg[static_cast<int>(in0) * vectors_of_tile + i];
        const sfpi::vFloat b = sfpi::dst_reg[static_cast<int>(in1) * vectors_of_tile + i];
        sfpi::vFloat sum = a * a + b;
        if constexpr (!DST_ACCUM_MODE) {
            sum = sfpi::convert<sfpi::vFloat16b>(sum, sfpi::RoundMode::Nearest);
        }
        sfpi::dst_reg[static_cast<int>(out) * vectors_of_tile + i] = sum;
    }
}

template <int twice_the_edge>
void smoothstep_init() {
    sfpi::vConstFloatPrgm0 = 0.5f * twice_the_edge;
}

}  // namespace ckernel::sfpu
#endif

void kernel_main() {
    constexpr uint32_t count = get_compile_time_arg_val(0);
    constexpr auto in = tt::CBIndex::c_0;
    constexpr auto ones = tt::CBIndex::c_1;
    constexpr auto out = tt::CBIndex::c_16;
    compute_kernel_hw_startup(in, out);
    copy_init(in);
    cb_wait_front(ones, 1);
    for (uint32_t i = 0; i < count; ++i) {
        cb_wait_front(in, 1);
        tile_regs_acquire();
        copy_tile(in, 0, 0);
        copy_tile(ones, 0, 1);
        MATH(SFPU_UNARY_INIT_FN(unused, sfpu::smoothstep_init, (1)));
        MATH(SFPU_UNARY_CALL(DST_SYNC_MODE, DST_ACCUM_MODE, smoothstep, (8), 0, VectorMode::RC, 1.25f));
        MATH(SFPU_BINARY_INIT(unused));
        MATH(SFPU_BINARY_CALL_NO_TEMPLATE_ARGS(DST_SYNC_MODE, DST_ACCUM_MODE, square_and_add, 0, 1, 0, VectorMode::RC));
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
