#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    constexpr uint32_t count = get_compile_time_arg_val(0);
    constexpr auto a_args = TensorAccessorArgs<1>();
    constexpr auto b_args = TensorAccessorArgs<a_args.next_compile_time_args_offset()>();
    constexpr auto c_args = TensorAccessorArgs<b_args.next_compile_time_args_offset()>();
    const uint32_t a_l1 = get_arg_val<uint32_t>(3);
    const uint32_t b_l1 = get_arg_val<uint32_t>(4);
    noc_async_read_tile(0, TensorAccessor(a_args, get_arg_val<uint32_t>(0), count * sizeof(uint32_t)), a_l1);
    noc_async_read_tile(0, TensorAccessor(b_args, get_arg_val<uint32_t>(1), count * sizeof(uint32_t)), b_l1);
    noc_async_read_barrier();
    auto* a = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(a_l1);
    auto* b = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(b_l1);
    for (uint32_t i = 0; i < count; ++i) {
        a[i] = a[i] + b[i];
    }
    noc_async_write_tile(0, TensorAccessor(c_args, get_arg_val<uint32_t>(2), count * sizeof(uint32_t)), a_l1);
    noc_async_write_barrier();
}
