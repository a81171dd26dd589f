#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const auto target = TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0));
    const uint32_t first = get_arg_val<uint32_t>(1);
    const uint32_t rows = get_arg_val<uint32_t>(2);
    for (uint32_t row = first; row < first + rows; ++row) {
        cb_wait_front(0, 1);
        noc_async_write_page(row, target, get_read_ptr(0));
        noc_async_write_barrier();
        cb_pop_front(0, 1);
    }
}
