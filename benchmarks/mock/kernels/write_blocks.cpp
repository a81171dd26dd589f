#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// Blocks of C from c_16.
void kernel_main() {
    constexpr uint32_t rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t nt = get_compile_time_arg_val(2);
    constexpr uint32_t blocks_down = get_compile_time_arg_val(3);
    constexpr uint32_t blocks_across = get_compile_time_arg_val(4);
    constexpr auto c_args = TensorAccessorArgs<5>();
    const auto c = TensorAccessor(c_args, get_arg_val<uint32_t>(0));
    const uint32_t first_row = get_arg_val<uint32_t>(1);
    const uint32_t first_column = get_arg_val<uint32_t>(2);
    for (uint32_t block = 0; block < blocks_down * blocks_across; ++block) {
        const uint32_t row = first_row + block / blocks_across * rows;
        const uint32_t column = first_column + block % blocks_across * columns;
        cb_wait_front(16, rows * columns);
        uint32_t address = get_read_ptr(16);
        for (uint32_t r = 0; r < rows; ++r) {
            for (uint32_t i = 0; i < columns; ++i, address += get_tile_size(16)) {
                noc_async_write_page((row + r) * nt + column + i, c, address);
            }
        }
        noc_async_write_barrier();
        cb_pop_front(16, rows * columns);
    }
}
