#include "api/dataflow/dataflow_api.h"

// Arguments: iterations, inputs, then for each input its circular buffer, tiles per iteration and address.
void kernel_main() {
    const uint32_t iterations = get_arg_val<uint32_t>(0);
    const uint32_t inputs = get_arg_val<uint32_t>(1);
    for (uint32_t iteration = 0; iteration < iterations; ++iteration) {
        for (uint32_t input = 0; input < inputs; ++input) {
            const uint32_t cb = get_arg_val<uint32_t>(2 + 3 * input);
            const uint32_t tiles = get_arg_val<uint32_t>(3 + 3 * input);
            const uint32_t bytes = get_tile_size(cb);
            const InterleavedAddrGen<true> pages{get_arg_val<uint32_t>(4 + 3 * input), bytes};
            cb_reserve_back(cb, tiles);
            for (uint32_t tile = 0; tile < tiles; ++tile) {
                noc_async_read(pages.get_noc_addr(iteration * tiles + tile), get_write_ptr(cb) + tile * bytes, bytes);
            }
            noc_async_read_barrier();
            cb_push_back(cb, tiles);
        }
    }
}
