// Two interleaved inputs, each page of A together with the page of B.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t a_addr = get_arg_val<uint32_t>(0);
    const uint32_t b_addr = get_arg_val<uint32_t>(1);
    const uint32_t start_id = get_arg_val<uint32_t>(2);
    const uint32_t count = get_arg_val<uint32_t>(3);
    constexpr uint32_t cb_a = tt::CBIndex::c_0;
    constexpr uint32_t cb_b = tt::CBIndex::c_1;
    constexpr auto a_args = TensorAccessorArgs<0>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    constexpr uint32_t pages = get_compile_time_arg_val(b_args.next_compile_time_args_offset());
    const auto a = TensorAccessor(a_args, a_addr);
    const auto b = TensorAccessor(b_args, b_addr, b_args.get_aligned_page_size());
    for (uint32_t id = start_id; id < start_id + count; ++id) {
        cb_reserve_back(cb_a, pages);
        cb_reserve_back(cb_b, pages);
        uint32_t l1_a = get_write_ptr(cb_a);
        uint32_t l1_b = get_write_ptr(cb_b);
        for (uint32_t page = 0; page < pages; ++page) {
            noc_async_read_page(id * pages + page, a, l1_a);
            noc_async_read_page(id * pages + page, b, l1_b);
            l1_a += a.get_aligned_page_size();
            l1_b += b.get_aligned_page_size();
        }
        noc_async_read_barrier();
        cb_push_back(cb_a, pages);
        cb_push_back(cb_b, pages);
    }
}
