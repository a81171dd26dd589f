#include <cstdint>

#include "api/dataflow/dataflow_api.h"

void kernel_main() {
    auto* arrived = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(get_arg_val<uint32_t>(0)));
    cb_reserve_back(tt::CBIndex::c_1, 1);
    noc_semaphore_wait(arrived, 1);
    noc_semaphore_set(arrived, 0);
    cb_push_back(tt::CBIndex::c_1, 1);
}
