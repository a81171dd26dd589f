#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    constexpr uint32_t source_rows = get_compile_time_arg_val(0);
    constexpr uint32_t columns = get_compile_time_arg_val(1);
    constexpr uint32_t padded_columns = get_compile_time_arg_val(2);
    constexpr uint32_t pad = get_compile_time_arg_val(3);
    const auto source = TensorAccessor(TensorAccessorArgs<4>(), get_arg_val<uint32_t>(0), columns * sizeof(uint32_t));
    const uint32_t first = get_arg_val<uint32_t>(1);
    const uint32_t rows = get_arg_val<uint32_t>(2);
    for (uint32_t row = first; row < first + rows; ++row) {
        cb_reserve_back(0, 1);
        const uint32_t l1 = get_write_ptr(0);
        uint32_t filled = 0;
        if (row < source_rows) {
            noc_async_read(source.get_noc_addr(row), l1, columns * sizeof(uint32_t));
            filled = columns;
        }
        auto* values = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(l1);
        for (uint32_t column = filled; column < padded_columns; ++column) {
            values[column] = pad;
        }
        noc_async_read_barrier();
        cb_push_back(0, 1);
    }
}
