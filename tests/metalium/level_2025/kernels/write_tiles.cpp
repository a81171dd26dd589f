#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const uint32_t c_address = get_arg_val<uint32_t>(0);
    const uint32_t tiles = get_arg_val<uint32_t>(1);
    constexpr uint32_t cb_c = tt::CBIndex::c_16;
    constexpr auto c_args = TensorAccessorArgs<0>();
    const auto c = TensorAccessor(c_args, c_address, get_tile_size(cb_c));

    for (uint32_t tile = 0; tile < tiles; ++tile) {
        cb_wait_front(cb_c, 1);
        noc_async_write_tile(tile, c, get_read_ptr(cb_c));
        noc_async_write_barrier();
        cb_pop_front(cb_c, 1);
    }
}
