#include <cstdint>

#include "api/dataflow/dataflow_api.h"

// The data are in place: the pages only have to be declared present.
void kernel_main() {
    constexpr uint32_t tiles = get_compile_time_arg_val(0);
    cb_reserve_back(tt::CBIndex::c_0, tiles);
    cb_push_back(tt::CBIndex::c_0, tiles);
    cb_reserve_back(tt::CBIndex::c_1, tiles);
    cb_push_back(tt::CBIndex::c_1, tiles);
}
