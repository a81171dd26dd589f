#include "faults.hpp"

namespace program_test {

// Kernels see: `tensor` (10 tiles in DRAM) at argument 0; c_0, c_1 (4 bf16 pages), c_2 (4 fp32 pages), c_16.
std::vector<Fault> buffer_and_noc_faults() {
    return {
        {"pop without wait", "cb-pop-without-wait", "cb_reserve_back(0, 2); cb_push_back(0, 2);", "",
         "cb_wait_front(0, 1);\ncb_pop_front(0, 2);  // <- here"},
        {"push without reserve", "cb-push-without-reserve", "cb_reserve_back(0, 1);\ncb_push_back(0, 2);  // <- here",
         "", ""},
        {"wait beyond capacity", "cb-wait-beyond-capacity", "cb_wait_front(0, 5);  // <- here", "", ""},
        {"reserve beyond capacity", "cb-reserve-beyond-capacity", "cb_reserve_back(0, 5);  // <- here", "", ""},
        {"group passes the ring end", "cb-straddles-end",
         "cb_reserve_back(0, 3); cb_push_back(0, 3);\ncb_reserve_back(0, 3);\ncb_push_back(0, 3);  // <- here", "",
         "cb_wait_front(0, 3); cb_pop_front(0, 3);"},
        {"read into pages not reserved", "cb-write-without-reserve",
         "cb_reserve_back(0, 1);\n"
         "noc_async_read_page(0, tensor, get_write_ptr(0) + 2048);  // <- here\n"
         "noc_async_read_barrier(); cb_push_back(0, 1);",
         "", ""},
        {"write of pages not waited for", "cb-read-without-wait", "cb_reserve_back(0, 2); cb_push_back(0, 2);", "",
         "cb_wait_front(0, 1);\nnoc_async_write_page(0, tensor, get_read_ptr(0) + 2048);  // <- here"},
        {"push before the read barrier", "cb-push-before-read-barrier",
         "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0));\n"
         "cb_push_back(0, 1);  // <- here",
         "", ""},
        {"pop before the write flush", "cb-pop-before-write-flush",
         "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier(); "
         "cb_push_back(0, 1);",
         "",
         "cb_wait_front(0, 1); noc_async_write_page(0, tensor, get_read_ptr(0));\n"
         "cb_pop_front(0, 1);  // <- here"},
        {"read in flight at the end", "noc-transfer-at-exit",
         "cb_reserve_back(0, 1);\nnoc_async_read_page(0, tensor, get_write_ptr(0));  // <- here", "", ""},
        {"write only flushed at the end", "noc-transfer-at-exit",
         "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier(); "
         "cb_push_back(0, 1);",
         "",
         "cb_wait_front(0, 1);\nnoc_async_write_page(0, tensor, get_read_ptr(0));  // <- here\n"
         "noc_async_writes_flushed(); cb_pop_front(0, 1);"},
        {"misaligned read", "noc-misaligned",
         "cb_reserve_back(0, 1);\n"
         "noc_async_read(get_noc_addr(0, tensor, 16), get_write_ptr(0), 64);  // <- here",
         "", ""},
        {"page out of range", "page-out-of-range",
         "cb_reserve_back(0, 1);\nnoc_async_read_page(10, tensor, get_write_ptr(0));  // <- here", "", ""},
        {"bank out of range", "bank-out-of-range",
         "cb_reserve_back(0, 1);\n"
         "noc_async_read(get_noc_addr_from_bank_id<true>(99, 64), get_write_ptr(0), 64);  // <- here",
         "", ""},
        {"DRAM outside every buffer", "dram-out-of-range",
         "cb_reserve_back(0, 1);\n"
         "noc_async_read(get_noc_addr_from_bank_id<true>(0, 1 << 20), get_write_ptr(0), 64);  // <- here",
         "", ""},
        {"L1 out of range", "l1-out-of-range", "noc_async_read_page(0, tensor, 4096);  // <- here", "", ""},
        {"logical instead of NoC coordinates", "noc-bad-target",
         "noc_semaphore_inc(get_noc_addr(5, 5, get_semaphore(0)), 1);  // <- here", "", ""},
        {"multicast with a wrong number of receivers", "noc-multicast",
         "cb_reserve_back(0, 1);\n"
         "const uint64_t all = get_noc_multicast_addr(18, 18, 20, 18, get_write_ptr(0));\n"
         "noc_async_write_multicast(get_write_ptr(0), all, 2048, 3);  // <- here",
         "", ""},
        {"accessor with another page size", "page-size-mismatch",
         "const auto wide = TensorAccessor(args, get_arg_val<uint32_t>(0), 4096);\n"
         "cb_reserve_back(2, 1);\nnoc_async_read_page(0, wide, get_write_ptr(2));  // <- here",
         "", ""},
        {"buffer index not configured", "cb-not-configured", "cb_reserve_back(7, 1);  // <- here", "", ""},
        {"two producers", "cb-two-producers",
         "cb_reserve_back(0, 1); cb_push_back(0, 1); cb_reserve_back(1, 1); cb_push_back(1, 1);", "",
         "cb_wait_front(1, 1); cb_pop_front(1, 1);\ncb_reserve_back(0, 1);  // <- here"},
        {"argument out of range", "argument-out-of-range",
         "const uint32_t value = get_arg_val<uint32_t>(9);  // <- here\ncb_reserve_back(0, value);", "", ""},
        {"stack exhausted", "kernel-crash",
         "volatile char block[1 << 20];\nfor (uint32_t i = 0; i < sizeof(block); ++i) {\n"
         "    block[sizeof(block) - 1 - i] = 1;\n}",
         "", ""},
        {"common arguments missing", "arguments-missing",
         "const uint32_t value = get_common_arg_val<uint32_t>(0);  // <- here\ncb_reserve_back(0, value);", "", ""},
    };
}

}  // namespace program_test
