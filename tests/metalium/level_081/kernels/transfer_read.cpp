#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const auto source = TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0));
    cb_reserve_back(tt::CBIndex::c_0, 1);
    noc_async_read_page(0, source, get_write_ptr(tt::CBIndex::c_0));
    noc_async_read_barrier();
    cb_push_back(tt::CBIndex::c_0, 1);
}
