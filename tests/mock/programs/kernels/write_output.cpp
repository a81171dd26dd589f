#include "api/dataflow/dataflow_api.h"

// Arguments: iterations, circular buffer, tiles per iteration, address.
void kernel_main() {
    const uint32_t iterations = get_arg_val<uint32_t>(0);
    const uint32_t cb = get_arg_val<uint32_t>(1);
    const uint32_t tiles = get_arg_val<uint32_t>(2);
    const uint32_t bytes = get_tile_size(cb);
    const InterleavedAddrGen<true> pages{get_arg_val<uint32_t>(3), bytes};
    for (uint32_t iteration = 0; iteration < iterations; ++iteration) {
        cb_wait_front(cb, tiles);
        for (uint32_t tile = 0; tile < tiles; ++tile) {
            noc_async_write(get_read_ptr(cb) + tile * bytes, pages.get_noc_addr(iteration * tiles + tile), bytes);
        }
        noc_async_write_barrier();
        cb_pop_front(cb, tiles);
    }
}
