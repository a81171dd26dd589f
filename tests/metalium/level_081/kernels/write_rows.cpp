#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// A page of c_16 is a row.
void kernel_main() {
    constexpr uint32_t row_bytes = get_compile_time_arg_val(0);
    const auto target = TensorAccessor(TensorAccessorArgs<1>(), get_arg_val<uint32_t>(0), row_bytes);
    const uint32_t rows = get_arg_val<uint32_t>(1);
    for (uint32_t row = 0; row < rows; ++row) {
        cb_wait_front(tt::CBIndex::c_16, 1);
        noc_async_write_page(row, target, get_read_ptr(tt::CBIndex::c_16));
        noc_async_write_barrier();
        cb_pop_front(tt::CBIndex::c_16, 1);
    }
}
