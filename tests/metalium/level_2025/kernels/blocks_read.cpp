#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    constexpr uint32_t rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t k_block = get_compile_time_arg_val(2);
    constexpr uint32_t kt = get_compile_time_arg_val(3);
    constexpr uint32_t nt = get_compile_time_arg_val(4);
    constexpr auto a_args = TensorAccessorArgs<5>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_0));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(1), get_tile_size(tt::CBIndex::c_1));
    const uint32_t first_row = get_arg_val<uint32_t>(2);
    const uint32_t first_column = get_arg_val<uint32_t>(3);
    for (uint32_t k0 = 0; k0 < kt; k0 += k_block) {
        cb_reserve_back(tt::CBIndex::c_0, rows * k_block);
        cb_reserve_back(tt::CBIndex::c_1, k_block * columns);
        uint32_t a_l1 = get_write_ptr(tt::CBIndex::c_0);
        for (uint32_t row = 0; row < rows; ++row) {
            for (uint32_t k = 0; k < k_block; ++k) {
                noc_async_read_tile((first_row + row) * kt + k0 + k, a, a_l1);
                a_l1 += get_tile_size(tt::CBIndex::c_0);
            }
        }
        uint32_t b_l1 = get_write_ptr(tt::CBIndex::c_1);
        for (uint32_t k = 0; k < k_block; ++k) {
            for (uint32_t column = 0; column < columns; ++column) {
                noc_async_read_tile((k0 + k) * nt + first_column + column, b, b_l1);
                b_l1 += get_tile_size(tt::CBIndex::c_1);
            }
        }
        noc_async_read_barrier();
        cb_push_back(tt::CBIndex::c_0, rows * k_block);
        cb_push_back(tt::CBIndex::c_1, k_block * columns);
    }
}
