#include <cstdint>

#include "compute_kernel_api.h"
#include "compute_kernel_api/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/eltwise_unary/fmod.h"
#include "compute_kernel_api/eltwise_unary/gelu.h"
#include "compute_kernel_api/eltwise_unary/remainder.h"
#include "compute_kernel_api/eltwise_unary/sfpu_split_includes.h"
#include "compute_kernel_api/eltwise_unary/typecast.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

void operate(uint32_t operation) {
    constexpr uint32_t three = 0x40400000;
    constexpr uint32_t third = 0x3EAAAAAB;
    switch (operation) {
        case 0:
            fmod_tile_init();
            return fmod_tile(0, three, third);
        case 1:
            remainder_tile_init();
            return remainder_tile(0, three, third);
        case 2:
            power_tile_init();
            return power_tile(0, 3);
        case 3:
            typecast_tile_init();
            return typecast_tile<
                static_cast<uint32_t>(DataFormat::Float32), static_cast<uint32_t>(DataFormat::Float16_b)>(0);
        default:
            gelu_tile_init();
            return gelu_tile(0);
    }
}

void MAIN {
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto c = tt::CBIndex::c_16;
    init_sfpu(a, c);
    for (uint32_t operation = 0; operation < get_arg_val<uint32_t>(0); ++operation) {
        cb_wait_front(a, 1);
        tile_regs_acquire();
        copy_tile(a, 0, 0);
        operate(operation);
        tile_regs_commit();
        cb_reserve_back(c, 1);
        tile_regs_wait();
        pack_tile(0, c);
        tile_regs_release();
        cb_push_back(c, 1);
        cb_pop_front(a, 1);
    }
}

}  // namespace NAMESPACE
