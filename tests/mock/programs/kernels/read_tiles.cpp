// Reads `count` tiles of each of one or two tensors, a tile of each in turn.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t start = get_arg_val<uint32_t>(0);
    const uint32_t count = get_arg_val<uint32_t>(1);
    constexpr uint32_t inputs = get_compile_time_arg_val(0);
    constexpr auto args0 = TensorAccessorArgs<1>();
    constexpr auto args1 = TensorAccessorArgs<args0.next_compile_time_args_offset()>();
    const auto tensor0 = TensorAccessor(args0, get_arg_val<uint32_t>(2));
    const auto tensor1 = TensorAccessor(args1, get_arg_val<uint32_t>(3), get_tile_size(0));

    for (uint32_t id = start; id < start + count; ++id) {
        cb_reserve_back(0, 1);
        noc_async_read_page(id, tensor0, get_write_ptr(0));
        if (inputs == 2) {
            cb_reserve_back(1, 1);
            noc_async_read_page(id, tensor1, get_write_ptr(1));
        }
        noc_async_read_barrier();
        cb_push_back(0, 1);
        if (inputs == 2) {
            cb_push_back(1, 1);
        }
    }
}
