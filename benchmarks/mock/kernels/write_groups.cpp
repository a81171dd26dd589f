#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// Groups of tiles from c_16 to C.
void kernel_main() {
    constexpr uint32_t group = get_compile_time_arg_val(0);
    constexpr auto c_args = TensorAccessorArgs<1>();
    const auto c = TensorAccessor(c_args, get_arg_val<uint32_t>(0));
    const uint32_t first = get_arg_val<uint32_t>(1);
    const uint32_t count = get_arg_val<uint32_t>(2);
    for (uint32_t tile = first; tile < first + count; tile += group) {
        cb_wait_front(16, group);
        for (uint32_t i = 0; i < group; ++i) {
            noc_async_write_page(tile + i, c, get_read_ptr(16) + i * get_tile_size(16));
        }
        noc_async_write_barrier();
        cb_pop_front(16, group);
    }
}
