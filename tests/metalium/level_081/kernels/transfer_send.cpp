#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// c_1 has the same address on both cores.
void kernel_main() {
    const uint32_t x = get_arg_val<uint32_t>(0);
    const uint32_t y = get_arg_val<uint32_t>(1);
    const uint32_t arrived = get_semaphore(get_arg_val<uint32_t>(2));
    cb_wait_front(tt::CBIndex::c_0, 1);
    const uint64_t target = get_noc_addr(x, y, get_write_ptr(tt::CBIndex::c_1));
    noc_async_write(get_read_ptr(tt::CBIndex::c_0), target, get_tile_size(tt::CBIndex::c_0));
    noc_async_write_barrier();
    noc_semaphore_inc(get_noc_addr(x, y, arrived), 1);
    noc_async_atomic_barrier();
    cb_pop_front(tt::CBIndex::c_0, 1);
}
