#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const uint32_t address = get_arg_val<uint32_t>(0);
    const uint32_t x = get_arg_val<uint32_t>(1);
    const uint32_t y = get_arg_val<uint32_t>(2);
    const uint32_t semaphore = get_semaphore(get_arg_val<uint32_t>(3));
    constexpr auto args = TensorAccessorArgs<0>();
    const auto source = TensorAccessor(args, address, get_tile_size(0));

    cb_reserve_back(0, 1);
    const uint32_t here = get_write_ptr(0);
    noc_async_read_tile(0, source, here);
    noc_async_read_barrier();
    cb_push_back(0, 1);

    // The output buffer of the other core lies where ours does.
    cb_wait_front(0, 1);
    noc_async_write(here, get_noc_addr(x, y, get_write_ptr(16)), get_tile_size(0));
    noc_async_write_barrier();
    noc_semaphore_inc(get_noc_addr(x, y, semaphore), 1);
    noc_async_atomic_barrier();
    cb_pop_front(0, 1);
}
