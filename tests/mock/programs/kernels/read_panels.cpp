// Panels of two A tiles (a column of the block) and two B tiles (a row of the block).
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t panels = get_arg_val<uint32_t>(0);
    constexpr auto a_args = TensorAccessorArgs<0>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(1));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(2));
    for (uint32_t k = 0; k < panels; ++k) {
        cb_reserve_back(0, 2);
        cb_reserve_back(1, 2);
        uint32_t a_at = get_write_ptr(0);
        uint32_t b_at = get_write_ptr(1);
        for (uint32_t i = 0; i < 2; ++i) {
            noc_async_read_page(i * panels + k, a, a_at);
            noc_async_read_page(k * 2 + i, b, b_at);
            a_at += get_tile_size(0);
            b_at += get_tile_size(1);
        }
        noc_async_read_barrier();
        cb_push_back(0, 2);
        cb_push_back(1, 2);
    }
}
