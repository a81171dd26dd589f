#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t scratch = get_arg_val<uint32_t>(0);
    const uint32_t source = get_arg_val<uint32_t>(1);
    const uint32_t target = get_arg_val<uint32_t>(2);
    const uint32_t pages = get_arg_val<uint32_t>(3);
    constexpr auto source_args = TensorAccessorArgs<0>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto from = TensorAccessor(source_args, source);
    const auto to = TensorAccessor(target_args, target);
    for (uint32_t page = 0; page < pages; ++page) {
        noc_async_read_page(page, from, scratch);
        noc_async_read_barrier();
        noc_async_write_page(page, to, scratch);
        noc_async_write_barrier();
    }
}
