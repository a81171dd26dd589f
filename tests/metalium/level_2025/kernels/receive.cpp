#include <cstdint>

#include "dataflow_api.h"

void kernel_main() {
    auto* semaphore = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(get_arg_val<uint32_t>(0)));
    cb_reserve_back(16, 1);
    noc_semaphore_wait(semaphore, 1);
    noc_semaphore_set(semaphore, 0);
    cb_push_back(16, 1);
}
