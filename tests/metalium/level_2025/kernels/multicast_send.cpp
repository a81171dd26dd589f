#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const auto source =
        TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_0));
    const uint32_t first_x = get_arg_val<uint32_t>(1);
    const uint32_t first_y = get_arg_val<uint32_t>(2);
    const uint32_t last_x = get_arg_val<uint32_t>(3);
    const uint32_t last_y = get_arg_val<uint32_t>(4);
    const uint32_t receivers = get_arg_val<uint32_t>(5);
    auto* ready = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(get_arg_val<uint32_t>(6)));
    const uint32_t arrived = get_semaphore(get_arg_val<uint32_t>(7));

    cb_reserve_back(tt::CBIndex::c_0, 1);
    const uint32_t l1 = get_write_ptr(tt::CBIndex::c_0);
    noc_async_read_tile(0, source, l1);
    noc_async_read_barrier();

    noc_semaphore_wait(ready, receivers);
    noc_semaphore_set(ready, 0);
    const uint64_t tiles = get_noc_multicast_addr(first_x, first_y, last_x, last_y, l1);
    noc_async_write_multicast(l1, tiles, get_tile_size(tt::CBIndex::c_0), receivers);
    noc_async_writes_flushed();
    *reinterpret_cast<volatile tt_l1_ptr uint32_t*>(arrived) = VALID;
    noc_semaphore_set_multicast(arrived, get_noc_multicast_addr(first_x, first_y, last_x, last_y, arrived), receivers);
    noc_async_write_barrier();
}
