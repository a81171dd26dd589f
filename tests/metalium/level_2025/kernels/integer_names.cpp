#include <cstdint>

#include "compute_kernel_api.h"
#include "compute_kernel_api/add_int_sfpu.h"
#include "compute_kernel_api/binary_bitwise_sfpu.h"
#include "compute_kernel_api/binary_comp.h"
#include "compute_kernel_api/binary_shift.h"
#include "compute_kernel_api/eltwise_unary/bitwise_and.h"
#include "compute_kernel_api/eltwise_unary/bitwise_or.h"
#include "compute_kernel_api/eltwise_unary/bitwise_xor.h"
#include "compute_kernel_api/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/eltwise_unary/fill.h"
#include "compute_kernel_api/eltwise_unary/left_shift.h"
#include "compute_kernel_api/eltwise_unary/logical_not_noti.h"
#include "compute_kernel_api/eltwise_unary/right_shift.h"
#include "compute_kernel_api/mul_int32_sfpu.h"
#include "compute_kernel_api/sub_int_sfpu.h"
#include "compute_kernel_api/tile_move_copy.h"

namespace NAMESPACE {

// The operation-th name, on the tiles 0 and 1, into tile 0.
void operate(uint32_t operation) {
    switch (operation) {
        case 0:
            add_int_tile_init();
            return add_int32_tile(0, 1, 0);
        case 1:
            sub_int_tile_init();
            return sub_int32_tile(0, 1, 0);
        case 2:
            rsub_int_tile_init();
            return rsub_int32_tile(0, 1, 0);
        case 3:
            mul_int32_tile_init();
            return mul_int32_tile(0, 1, 0);
        case 4:
            binary_bitwise_tile_init();
            return bitwise_and_binary_tile(0, 1, 0);
        case 5:
            binary_bitwise_tile_init();
            return bitwise_xor_int32_binary_tile(0, 1, 0);
        case 6:
            lt_int32_tile_init();
            return lt_int32_tile(0, 1, 0);
        case 7:
            bitwise_and_tile_init();
            return bitwise_and_tile(0, 12);
        case 8:
            bitwise_or_tile_init();
            return bitwise_or_tile(0, 12);
        case 9:
            left_shift_tile_init();
            return left_shift_tile(0, 3);
        case 10:
            right_shift_tile_init();
            return right_shift_tile(0, 3);
        case 11:
            fill_tile_init();
            return fill_tile_int(0, 77);
        case 12:
            logical_not_unary_tile_init();
            return logical_not_unary_tile_int32(0);
        default:
            binary_shift_tile_init();
            fill_tile_init();
            fill_tile_int(1, 2);
            binary_shift_tile_init();
            return binary_left_shift_tile(0, 1, 0);
    }
}

void MAIN {
    constexpr auto a = tt::CBIndex::c_0;
    constexpr auto b = tt::CBIndex::c_1;
    constexpr auto c = tt::CBIndex::c_16;
    init_sfpu(a, c);
    for (uint32_t operation = 0; operation < get_arg_val<uint32_t>(0); ++operation) {
        cb_wait_front(a, 1);
        cb_wait_front(b, 1);
        tile_regs_acquire();
        copy_tile(a, 0, 0);
        copy_tile(b, 0, 1);
        operate(operation);
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
