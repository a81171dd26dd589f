#include <cstdint>

#include "dataflow_api.h"

// Banks first, first + step, ...: read in one go, written back in three pieces.
void kernel_main() {
    constexpr uint32_t bytes = get_compile_time_arg_val(0);
    const uint32_t source = get_arg_val<uint32_t>(0);
    const uint32_t target = get_arg_val<uint32_t>(1);
    const uint32_t first = get_arg_val<uint32_t>(2);
    const uint32_t banks = get_arg_val<uint32_t>(3);
    const uint32_t step = get_arg_val<uint32_t>(4);
    cb_reserve_back(0, 1);
    const uint32_t l1 = get_write_ptr(0);
    for (uint32_t bank = first; bank < banks; bank += step) {
        noc_async_read(get_noc_addr_from_bank_id<true>(bank, source), l1, bytes);
        noc_async_read_barrier();
        const uint64_t to = get_noc_addr_from_bank_id<true>(bank, target);
        noc_async_write(l1, to, bytes / 2);
        noc_async_write(l1 + bytes / 2, to + bytes / 2, bytes / 4);
        noc_async_write(l1 + bytes / 2 + bytes / 4, to + bytes / 2 + bytes / 4, bytes / 4);
        noc_async_write_barrier();
    }
}
