// Copies pages by latched reads and tagged writes, between zeros and words written one by one.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr uint32_t buffer = 0;
    constexpr uint32_t page = 64;
    constexpr auto source_args = TensorAccessorArgs<0>();
    constexpr auto target_args = TensorAccessorArgs<source_args.next_compile_time_args_offset()>();
    const auto source = TensorAccessor(source_args, get_arg_val<uint32_t>(0));
    const auto target = TensorAccessor(target_args, get_arg_val<uint32_t>(1));
    cb_reserve_back(buffer, 8);
    const uint32_t l1 = get_write_ptr(buffer);

    // Four words of one page, then the page, from state that names the page's bank.
    const uint64_t from = source.get_noc_addr(5);
    noc_async_read_set_state(from);
    noc_async_read_with_state(static_cast<uint32_t>(from), l1, page);
    noc_async_read_with_state(static_cast<uint32_t>(from), l1 + page, page);
    // The size latched too.
    noc_async_read_one_packet_set_state(from, page);
    noc_async_read_one_packet_with_state(static_cast<uint32_t>(from), l1 + 2 * page);
    noc_async_read_barrier();

    // Two reads in flight with different tags; the first is waited for alone.
    noc_async_read_set_trid(1);
    noc_async_read(source.get_noc_addr(6), l1 + 3 * page, page);
    noc_async_read_set_trid(2);
    noc_async_read(source.get_noc_addr(7), l1 + 4 * page, page);
    noc_async_read_barrier_with_trid(1);
    volatile tt_l1_ptr uint32_t* const words = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(l1);
    ASSERT(words[3 * page / 4] == 6 * page / 4);
    noc_async_read_barrier_with_trid(2);
    ASSERT(ncrisc_noc_read_with_transaction_id_flushed(noc_index, 2));
    reset_noc_trid_barrier_counter();
    noc_async_read_set_trid(0);

    for (uint32_t i = 0; i < 5; ++i) {
        noc_async_write_one_packet_with_trid(l1 + i * page, target.get_noc_addr(i), page, i + 1);
    }
    for (uint32_t i = 0; i < 5; ++i) {
        noc_async_write_flushed_with_trid(i + 1);
        noc_async_write_barrier_with_trid(i + 1);
    }
    noc_async_write_barrier();

    // A latched target, and words without a source.
    const uint64_t to = target.get_noc_addr(5);
    noc_async_write_one_packet_set_state(to, page);
    noc_async_write_one_packet_with_state(l1, static_cast<uint32_t>(to));
    noc_async_write_barrier();
    const uint64_t self = get_noc_addr(l1);
    noc_inline_dw_write(self, 77);
    noc_inline_dw_write_set_state(self);
    noc_inline_dw_write_with_state<true, true, false, false, true>(78, l1 + 4);
    noc_async_write_barrier();
    ASSERT(words[0] == 77 && words[1] == 78);
    noc_async_write<NOC_MAX_BURST_SIZE + 1, true, true>(l1, target.get_noc_addr(6), page);
    noc_async_posted_writes_flushed();
    noc_async_full_barrier();
    cb_push_back(buffer, 8);
}
