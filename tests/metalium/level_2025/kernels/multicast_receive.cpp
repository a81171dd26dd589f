#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const auto target =
        TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_0));
    const uint32_t page = get_arg_val<uint32_t>(1);
    const uint32_t sender_x = get_arg_val<uint32_t>(2);
    const uint32_t sender_y = get_arg_val<uint32_t>(3);
    const uint32_t ready = get_semaphore(get_arg_val<uint32_t>(4));
    auto* arrived = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(get_arg_val<uint32_t>(5)));

    cb_reserve_back(tt::CBIndex::c_0, 1);
    noc_semaphore_inc(get_noc_addr(sender_x, sender_y, ready), 1);
    noc_semaphore_wait(arrived, VALID);
    cb_push_back(tt::CBIndex::c_0, 1);

    cb_wait_front(tt::CBIndex::c_0, 1);
    noc_async_write_tile(page, target, get_read_ptr(tt::CBIndex::c_0));
    noc_async_write_barrier();
    noc_async_atomic_barrier();
    cb_pop_front(tt::CBIndex::c_0, 1);
}
