#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// For each block of C, chunk by chunk along K: rows of A into c_0, columns of B into c_1.
void kernel_main() {
    constexpr uint32_t rows = get_compile_time_arg_val(0);     // tiles of a block
    constexpr uint32_t columns = get_compile_time_arg_val(1);  // tiles of a block
    constexpr uint32_t chunk = get_compile_time_arg_val(2);    // tiles along K
    constexpr uint32_t kt = get_compile_time_arg_val(3);
    constexpr uint32_t nt = get_compile_time_arg_val(4);
    constexpr uint32_t blocks_down = get_compile_time_arg_val(5);
    constexpr uint32_t blocks_across = get_compile_time_arg_val(6);
    constexpr auto a_args = TensorAccessorArgs<7>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(0));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(1));
    const uint32_t first_row = get_arg_val<uint32_t>(2);
    const uint32_t first_column = get_arg_val<uint32_t>(3);
    for (uint32_t block = 0; block < blocks_down * blocks_across; ++block) {
        const uint32_t row = first_row + block / blocks_across * rows;
        const uint32_t column = first_column + block % blocks_across * columns;
        for (uint32_t k = 0; k < kt; k += chunk) {
            cb_reserve_back(0, rows * chunk);
            cb_reserve_back(1, chunk * columns);
            uint32_t a_address = get_write_ptr(0);
            for (uint32_t r = 0; r < rows; ++r) {
                for (uint32_t i = 0; i < chunk; ++i, a_address += get_tile_size(0)) {
                    noc_async_read_page((row + r) * kt + k + i, a, a_address);
                }
            }
            uint32_t b_address = get_write_ptr(1);
            for (uint32_t i = 0; i < chunk; ++i) {
                for (uint32_t c = 0; c < columns; ++c, b_address += get_tile_size(1)) {
                    noc_async_read_page((k + i) * nt + column + c, b, b_address);
                }
            }
            noc_async_read_barrier();
            cb_push_back(0, rows * chunk);
            cb_push_back(1, chunk * columns);
        }
    }
}
