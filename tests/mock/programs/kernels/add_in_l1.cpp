// Adds two numbers in L1 tensors through plain pointers made of the host's addresses.
#include <cstdint>

#include "api/dataflow/dataflow_api.h"

static uint32_t runs = 0;  // of this core alone

void kernel_main() {
    const uint32_t left = get_arg_val<uint32_t>(0);
    const uint32_t right = get_arg_val<uint32_t>(1);
    auto* a = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(left);
    auto* b = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(right);
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(2));
    const uint32_t page = get_absolute_logical_x();

    noc_async_read_page(page, tensor, left);
    noc_async_read_barrier();
    b[0] = 1000 * page;
    a[0] = a[0] + b[0] + ++runs;
    noc_async_write_page(page, tensor, left);
    noc_async_write_barrier();
}
