// For each output tile of a share of C, the tiles of its row of A and of its column of B.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    const uint32_t start = get_arg_val<uint32_t>(0);
    const uint32_t count = get_arg_val<uint32_t>(1);
    const uint32_t Kt = get_arg_val<uint32_t>(4);
    const uint32_t Nt = get_arg_val<uint32_t>(5);
    constexpr auto a_args = TensorAccessorArgs<0>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    const auto a = TensorAccessor(a_args, get_arg_val<uint32_t>(2));
    const auto b = TensorAccessor(b_args, get_arg_val<uint32_t>(3));

    for (uint32_t id = start; id < start + count; ++id) {
        for (uint32_t k = 0; k < Kt; ++k) {
            cb_reserve_back(0, 1);
            cb_reserve_back(1, 1);
            noc_async_read_page(id / Nt * Kt + k, a, get_write_ptr(0));
            noc_async_read_page(k * Nt + id % Nt, b, get_write_ptr(1));
            noc_async_read_barrier();
            cb_push_back(0, 1);
            cb_push_back(1, 1);
        }
    }
}
