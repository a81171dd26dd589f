// Asks for a tile, waits for it and stores it.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t rounds = get_arg_val<uint32_t>(0);
    const uint32_t x = get_arg_val<uint32_t>(1);
    const uint32_t y = get_arg_val<uint32_t>(2);
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(3));
    volatile tt_l1_ptr uint32_t* sent = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(1));
    const uint64_t remote_ready = get_noc_addr(x, y, get_semaphore(0));

    for (uint32_t round = 0; round < rounds; ++round) {
        cb_reserve_back(0, 1);
        noc_semaphore_inc(remote_ready, 1);
        noc_semaphore_wait_min(sent, round + 1);
        noc_async_write_page(round, tensor, get_write_ptr(0));
        noc_async_write_barrier();
    }
    noc_async_atomic_barrier();
}
