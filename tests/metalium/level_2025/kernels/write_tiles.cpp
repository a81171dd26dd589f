#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const auto target =
        TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_16));
    const uint32_t first = get_arg_val<uint32_t>(1);
    const uint32_t count = get_arg_val<uint32_t>(2);
    for (uint32_t tile = first; tile < first + count; ++tile) {
        cb_wait_front(tt::CBIndex::c_16, 1);
        noc_async_write_tile(tile, target, get_read_ptr(tt::CBIndex::c_16));
        noc_async_writes_flushed();
        cb_pop_front(tt::CBIndex::c_16, 1);
    }
    noc_async_write_barrier();
}
