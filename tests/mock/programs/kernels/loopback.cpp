// Copies pages from one tensor to another through one L1 buffer.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t l1_address = get_arg_val<uint32_t>(0);
    const uint32_t source_address = get_arg_val<uint32_t>(1);
    const uint32_t target_address = get_arg_val<uint32_t>(2);
    const uint32_t pages = get_arg_val<uint32_t>(3);
    constexpr auto source_args = TensorAccessorArgs<0>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto source = TensorAccessor(source_args, source_address);
    const auto target = TensorAccessor(target_args, target_address);

    for (uint32_t page = 0; page < pages; ++page) {
        noc_async_read_page(page, source, l1_address);
        noc_async_read_barrier();
        noc_async_write_page(page, target, l1_address);
        noc_async_write_barrier();
    }
}
