// Sends a tile to another core each time that core asks for one, then tells it by a semaphore.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t rounds = get_arg_val<uint32_t>(0);
    const uint32_t x = get_arg_val<uint32_t>(1);
    const uint32_t y = get_arg_val<uint32_t>(2);
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(3));
    volatile tt_l1_ptr uint32_t* ready = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(0));
    const uint32_t sent = get_semaphore(1);
    // The circular buffer has the same address on both cores.
    const uint64_t target = get_noc_addr(x, y, get_write_ptr(0));
    const uint64_t remote_sent = get_noc_addr(x, y, sent);

    for (uint32_t round = 0; round < rounds; ++round) {
        cb_reserve_back(0, 1);
        noc_async_read_page(round, tensor, get_write_ptr(0));
        noc_async_read_barrier();
        noc_semaphore_wait(ready, 1);
        noc_semaphore_set(ready, 0);
        noc_async_write(get_write_ptr(0), target, get_tile_size(0));
        noc_semaphore_inc(remote_sent, 1);
        noc_async_write_barrier();
    }
    noc_async_atomic_barrier();
}
