#include <cstdint>

#include "dataflow_api.h"

// Subblocks arrive one after another, their tiles row by row.
void kernel_main() {
    constexpr uint32_t rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t subblock_rows = get_compile_time_arg_val(2);
    constexpr uint32_t subblock_columns = get_compile_time_arg_val(3);
    constexpr uint32_t nt = get_compile_time_arg_val(4);
    const auto c = TensorAccessor(TensorAccessorArgs<5>(), get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_16));
    const uint32_t first_row = get_arg_val<uint32_t>(1);
    const uint32_t first_column = get_arg_val<uint32_t>(2);
    constexpr auto out = tt::CBIndex::c_16;
    for (uint32_t row = 0; row < rows; row += subblock_rows) {
        for (uint32_t column = 0; column < columns; column += subblock_columns) {
            cb_wait_front(out, subblock_rows * subblock_columns);
            uint32_t l1 = get_read_ptr(out);
            for (uint32_t r = 0; r < subblock_rows; ++r) {
                for (uint32_t i = 0; i < subblock_columns; ++i) {
                    noc_async_write_tile((first_row + row + r) * nt + first_column + column + i, c, l1);
                    l1 += get_tile_size(out);
                }
            }
            noc_async_write_barrier();
            cb_pop_front(out, subblock_rows * subblock_columns);
        }
    }
}
