#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr auto values_args = TensorAccessorArgs<0>();
    const auto values = TensorAccessor(values_args, get_arg_val<uint32_t>(0));
    const auto columns =
        TensorAccessor(TensorAccessorArgs<values_args.next_compile_time_args_offset()>(), get_arg_val<uint32_t>(1));
    const uint32_t ht = get_arg_val<uint32_t>(2);
    for (uint32_t row = 0; row < ht; ++row) {
        cb_wait_front(tt::CBIndex::c_16, 1);
        noc_async_write_page(row, values, get_read_ptr(tt::CBIndex::c_16));
        cb_wait_front(tt::CBIndex::c_17, 1);
        noc_async_write_page(row, columns, get_read_ptr(tt::CBIndex::c_17));
        noc_async_write_barrier();
        cb_pop_front(tt::CBIndex::c_16, 1);
        cb_pop_front(tt::CBIndex::c_17, 1);
    }
}
