#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// A tile whose elements are the numbers of their columns.
FORCE_INLINE void fill_with_columns(volatile tt_l1_ptr uint16_t* tile, uint32_t first_column) {
    for (uint32_t i = 0; i < 1024; ++i) {
        tile[i] = static_cast<uint16_t>(first_column + (i / 256 % 2) * 16 + i % 16);
    }
}

void kernel_main() {
    constexpr uint32_t wt = get_compile_time_arg_val(0);
    const auto source = TensorAccessor(TensorAccessorArgs<1>(), get_arg_val<uint32_t>(0));
    const uint32_t ht = get_arg_val<uint32_t>(1);
    for (uint32_t tile = 0; tile < ht * wt; ++tile) {
        cb_reserve_back(tt::CBIndex::c_0, 1);
        noc_async_read_page(tile, source, get_write_ptr(tt::CBIndex::c_0));
        cb_reserve_back(tt::CBIndex::c_1, 1);
        fill_with_columns(
            reinterpret_cast<volatile tt_l1_ptr uint16_t*>(get_write_ptr(tt::CBIndex::c_1)), tile % wt * 32);
        cb_push_back(tt::CBIndex::c_1, 1);
        noc_async_read_barrier();
        cb_push_back(tt::CBIndex::c_0, 1);
    }
}
