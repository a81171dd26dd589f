#include <cstdint>

#include "dataflow_api.h"

// Reads a page into a circular buffer and pushes it without a reserve, then sends it on. What lies behind the buffer,
// with a stride larger than its pages, is nobody's memory.
void kernel_main() {
    DeviceZoneScopedN("scratch");
    constexpr uint32_t scratch = tt::CBIndex::c_0;
    constexpr uint32_t small = tt::CBIndex::c_1;
    constexpr auto source_args = TensorAccessorArgs<1>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto source = TensorAccessor(source_args, get_arg_val<uint32_t>(0), get_compile_time_arg_val(0));
    const auto target = TensorAccessor(target_args, get_arg_val<uint32_t>(1), get_compile_time_arg_val(0));
    const uint32_t stride = get_arg_val<uint32_t>(2);

    const uint32_t page = get_write_ptr(scratch);
    noc_async_read(get_noc_addr(0, source), page, get_compile_time_arg_val(0));
    noc_async_read_barrier();
    cb_push_back(scratch, 1);
    noc_async_write(page, get_noc_addr(0, target), get_compile_time_arg_val(0));
    noc_async_write_barrier();

    cb_reserve_back(small, 2);
    uint32_t address = get_write_ptr(small);
    auto* words = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(page);
    for (uint32_t stick = 0; stick < 2; ++stick, address += stride) {
        noc_async_read(get_noc_addr(0, source), address, 4);
        noc_async_read_barrier();
        words[stick] = *reinterpret_cast<volatile tt_l1_ptr uint32_t*>(address) + kernel_compile_time_args[0];
    }
    cb_push_back(small, 2);
}
