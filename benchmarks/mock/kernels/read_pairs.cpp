#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// Tiles first .. first + count of A and B, in groups, into c_0 and c_1.
void kernel_main() {
    constexpr uint32_t group = get_compile_time_arg_val(0);
    constexpr auto a_args = TensorAccessorArgs<1>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(0));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(1));
    const uint32_t first = get_arg_val<uint32_t>(2);
    const uint32_t count = get_arg_val<uint32_t>(3);
    for (uint32_t tile = first; tile < first + count; tile += group) {
        cb_reserve_back(0, group);
        cb_reserve_back(1, group);
        for (uint32_t i = 0; i < group; ++i) {
            noc_async_read_page(tile + i, a, get_write_ptr(0) + i * get_tile_size(0));
            noc_async_read_page(tile + i, b, get_write_ptr(1) + i * get_tile_size(1));
        }
        noc_async_read_barrier();
        cb_push_back(0, group);
        cb_push_back(1, group);
    }
}
