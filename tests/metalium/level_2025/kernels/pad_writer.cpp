#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    constexpr uint32_t padded_columns = get_compile_time_arg_val(0);
    const auto target =
        TensorAccessor(TensorAccessorArgs<1>(), get_arg_val<uint32_t>(0), padded_columns * sizeof(uint32_t));
    const uint32_t first = get_arg_val<uint32_t>(1);
    const uint32_t rows = get_arg_val<uint32_t>(2);
    for (uint32_t row = first; row < first + rows; ++row) {
        cb_wait_front(0, 1);
        noc_async_write_tile(row, target, get_read_ptr(0));
        noc_async_write_barrier();
        cb_pop_front(0, 1);
    }
}
