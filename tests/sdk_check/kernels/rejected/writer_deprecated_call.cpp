#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    constexpr auto c_args = TensorAccessorArgs<0>();
    const auto c = TensorAccessor(c_args, get_arg_val<uint32_t>(0));
    noc_async_write_tile(0, c, get_read_ptr(0));
    tile_regs_acquire();
}
