#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// Windows of rows, and a tile whose first row alone holds the scaler.
void kernel_main() {
    constexpr uint32_t window = get_compile_time_arg_val(0);
    constexpr uint32_t row_bytes = get_compile_time_arg_val(1);
    const auto source = TensorAccessor(TensorAccessorArgs<2>(), get_arg_val<uint32_t>(0));
    const uint32_t windows = get_arg_val<uint32_t>(1);
    const auto scaler = static_cast<uint16_t>(get_arg_val<uint32_t>(2));
    cb_reserve_back(tt::CBIndex::c_1, 1);
    auto* tile = reinterpret_cast<volatile tt_l1_ptr uint16_t*>(get_write_ptr(tt::CBIndex::c_1));
    for (uint32_t i = 0; i < 1024; ++i) {
        tile[i] = i < 16 ? scaler : 0;
    }
    cb_push_back(tt::CBIndex::c_1, 1);
    for (uint32_t w = 0; w < windows; ++w) {
        cb_reserve_back(tt::CBIndex::c_0, 1);
        const uint32_t l1 = get_write_ptr(tt::CBIndex::c_0);
        for (uint32_t row = 0; row < window; ++row) {
            noc_async_read_page(w * window + row, source, l1 + row * row_bytes);
        }
        noc_async_read_barrier();
        cb_push_back(tt::CBIndex::c_0, 1);
    }
}
