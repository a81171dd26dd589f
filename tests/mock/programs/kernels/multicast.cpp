// One core reads a tile and sends it to the others of a rectangle; every core stores what it has.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr uint32_t receivers = get_compile_time_arg_val(0);
    constexpr auto source_args = TensorAccessorArgs<1>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto source = TensorAccessor(source_args, get_common_arg_val<uint32_t>(0));
    const auto target = TensorAccessor(target_args, get_common_arg_val<uint32_t>(1));
    const uint32_t x0 = get_common_arg_val<uint32_t>(2), y0 = get_common_arg_val<uint32_t>(3);
    const uint32_t x1 = get_common_arg_val<uint32_t>(4), y1 = get_common_arg_val<uint32_t>(5);
    const bool sends = get_arg_val<uint32_t>(0) != 0;
    const uint32_t page = get_arg_val<uint32_t>(1);
    auto* ready = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(0));
    auto* valid = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(1));

    cb_reserve_back(0, 1);
    const uint32_t l1 = get_write_ptr(0);
    if (sends) {
        noc_async_read_page(0, source, l1);
        noc_async_read_barrier();
        noc_semaphore_wait(ready, receivers);
        noc_semaphore_set(valid, VALID);
        noc_async_write_multicast(l1, get_noc_multicast_addr(x0, y0, x1, y1, l1), get_tile_size(0), receivers);
        noc_semaphore_set_multicast(
            get_semaphore(1), get_noc_multicast_addr(x0, y0, x1, y1, get_semaphore(1)), receivers);
        noc_async_write_barrier();
    } else {
        noc_semaphore_inc(get_noc_addr(x0, y0, get_semaphore(0)), 1);
        noc_semaphore_wait(valid, VALID);
    }
    noc_async_write_page(page, target, l1);
    noc_async_write_barrier();
    noc_async_atomic_barrier();
}
