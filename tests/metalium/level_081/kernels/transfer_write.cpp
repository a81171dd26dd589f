#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const auto target = TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0));
    cb_wait_front(tt::CBIndex::c_1, 1);
    noc_async_write_page(0, target, get_read_ptr(tt::CBIndex::c_1));
    noc_async_write_barrier();
    cb_pop_front(tt::CBIndex::c_1, 1);
}
