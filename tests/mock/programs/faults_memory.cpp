#include "faults.hpp"

namespace program_test {
namespace {

const std::string kRead = "noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier();\n";
const std::string kFill = "cb_reserve_back(0, 1);\n" + kRead + "cb_push_back(0, 1);\n";

std::string pointer(const std::string& address) {
    std::string text = "(*reinterpret_cast<volatile tt_l1_ptr uint32_t(*)[513]>(";
    return text.append(address).append("))");
}
// The word at an address.
std::string word(const std::string& address) { return pointer(address).append("[0]"); }

Fault by_pointer(
    std::string name, std::string rule, std::string reader, std::vector<std::pair<std::string, std::string>> fix,
    std::string writer = "") {
    return {std::move(name), std::move(rule), std::move(reader), "", std::move(writer),
            std::move(fix),  nullptr,         nullptr,           {}, true};
}

Fault transfer(
    std::string name, std::string rule, std::string reader, std::vector<std::pair<std::string, std::string>> fix) {
    return {std::move(name), std::move(rule), std::move(reader), "", "", std::move(fix)};
}

}  // namespace

// Argument 1 is the address of a tensor like `tensor` that nobody has written.
std::vector<Fault> memory_faults() {
    return {
        by_pointer(
            "pointer to firmware memory", "l1-out-of-range", word("8") + " = 1;  // <- here",
            {{"(8)", "(get_semaphore(0))"}}),
        by_pointer(
            "pointer behind L1", "l1-out-of-range", word("0x16e000") + " = 1;  // <- here",
            {{"(0x16e000)", "(0x16dff0)"}}),
        by_pointer(
            "pointer into the L1 of another core", "wild-pointer",
            "const uint32_t next = get_semaphore(0) + (2 << 20);\n" + word("next") + " = 1;  // <- here",
            {{" + (2 << 20)", ""}}),
        by_pointer(
            "load of a page not waited for", "cb-read-without-wait", kFill,
            {{"cb_wait_front(0, 0)", "cb_wait_front(0, 1)"}},
            "while (!cb_pages_available_at_front(0, 1)) {}\ncb_wait_front(0, 0);\n"
            "volatile uint32_t first = " +
                word("get_read_ptr(0)") + ";  // <- here"),
        by_pointer(
            "store to a page not reserved", "cb-write-without-reserve",
            "cb_reserve_back(0, 1);\n" + pointer("get_write_ptr(0)") + "[512] = 1;  // <- here", {{"[512]", "[511]"}}),
        by_pointer(
            "store before the page is reserved", "cb-write-without-reserve",
            word("get_write_ptr(0)") + " = 1;\ncb_reserve_back(0, 1);\ncb_push_back(0, 1);  // <- here",
            {{"(*", "cb_reserve_back(0, 1);\n(*"}}),
        by_pointer(
            "load before the read barrier", "transfer-in-flight",
            "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0));\n"
            "volatile uint32_t first = " +
                word("get_write_ptr(0)") + ";  // <- here\nnoc_async_read_barrier();",
            {{"\nvolatile", "noc_async_read_barrier();\nvolatile"}}),
        by_pointer(
            "store to what a write still sends", "transfer-in-flight",
            "cb_reserve_back(0, 1);\n" + kRead + "noc_async_write_page(1, tensor, get_write_ptr(0));\n" +
                word("get_write_ptr(0)") + " = 1;  // <- here\nnoc_async_write_barrier();",
            {{"\n(*", "noc_async_writes_flushed();\n(*"}}),
        by_pointer(
            "load of memory never written", "read-unwritten",
            "cb_reserve_back(0, 1);\nvolatile uint32_t first = " + word("get_write_ptr(0)") + ";  // <- here",
            {{"\nvolatile", kRead + "volatile"}}),
        by_pointer(
            "block copy from memory never written", "read-unwritten",
            "cb_reserve_back(0, 1); const uint32_t at = get_write_ptr(0);\n"
            "__builtin_memcpy(reinterpret_cast<void*>(at + 1024), reinterpret_cast<void*>(at), 1024);  // <- here",
            {{"\n__", kRead + "__"}}),
        transfer(
            "read of a tensor never written", "read-unwritten",
            "const auto other = TensorAccessor(args, get_arg_val<uint32_t>(1));\ncb_reserve_back(0, 1);\n"
            "noc_async_read_page(0, other, get_write_ptr(0));  // <- here\nnoc_async_read_barrier();",
            {{"(1)", "(0)"}}),
        transfer(
            "two reads into the same bytes", "transfer-in-flight",
            "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0));\n"
            "noc_async_read_page(1, tensor, get_write_ptr(0));  // <- here\nnoc_async_read_barrier();",
            {{"\n", "noc_async_read_barrier();"}}),
        transfer(
            "write before the read barrier", "transfer-in-flight",
            "cb_reserve_back(0, 1);\n" + kRead +
                "noc_async_read_page(0, tensor, get_write_ptr(0));\n"
                "noc_async_write_page(1, tensor, get_write_ptr(0));  // <- here\n"
                "noc_async_read_barrier(); noc_async_write_barrier();",
            {{"\nnoc_async_write_page", "noc_async_read_barrier(); noc_async_write_page"}}),
        transfer(
            "read into what a write still sends", "transfer-in-flight",
            "cb_reserve_back(0, 1);\n" + kRead +
                "noc_async_write_page(1, tensor, get_write_ptr(0));\n"
                "noc_async_read_page(2, tensor, get_write_ptr(0));  // <- here\nnoc_async_full_barrier();",
            {{"\nnoc_async_read_page(2", "noc_async_writes_flushed(); noc_async_read_page(2"}}),
        transfer(
            "write of a page never filled", "read-unwritten",
            "cb_reserve_back(0, 1);\nnoc_async_write_page(0, tensor, get_write_ptr(0));  // <- here\n"
            "noc_async_write_barrier();",
            {{"\n", kRead}}),
        {"tile never filled",
         "read-unwritten",
         "cb_reserve_back(0, 1);\ncb_push_back(0, 1);",
         "compute_kernel_hw_startup(0, 1, 16); copy_init(0); cb_wait_front(0, 1); tile_regs_acquire();\n"
         "copy_tile(0, 0, 0);  // <- here\n"
         "tile_regs_commit(); tile_regs_wait(); tile_regs_release();",
         "",
         {{"1);\ncb_push", "1);" + kRead + "cb_push"}}},
    };
}

}  // namespace program_test
