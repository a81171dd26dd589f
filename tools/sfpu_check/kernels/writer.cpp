// Writes tiles to one tensor in order.
#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr auto accessor_args = TensorAccessorArgs<0>();
    const uint32_t address = get_arg_val<uint32_t>(0);
    const uint32_t tiles = get_arg_val<uint32_t>(1);
    const auto tensor = TensorAccessor(accessor_args, address, get_tile_size(16));
    for (uint32_t i = 0; i < tiles; ++i) {
        cb_wait_front(16, 1);
        noc_async_write_page(i, tensor, get_read_ptr(16));
        noc_async_write_barrier();
        cb_pop_front(16, 1);
    }
}
