#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    const auto a = TensorAccessor(TensorAccessorArgs<0>(), get_arg_val<uint32_t>(0), get_tile_size(tt::CBIndex::c_0));
    const uint32_t count = get_arg_val<uint32_t>(1);
    for (uint32_t tile = 0; tile < count; ++tile) {
        cb_reserve_back(tt::CBIndex::c_0, 1);
        noc_async_read_tile(tile, a, get_write_ptr(tt::CBIndex::c_0));
        noc_async_read_barrier();
        cb_push_back(tt::CBIndex::c_0, 1);
    }
}
