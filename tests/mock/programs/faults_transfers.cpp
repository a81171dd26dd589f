#include "faults.hpp"

namespace program_test {
namespace {

const std::string kReserve = "cb_reserve_back(0, 1);\n";
const std::string kRead = "noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier();\n";
const std::string kBarrier = "noc_async_read_barrier();";
const std::string kWritten = "noc_async_write_barrier();";

Fault reads(
    std::string name, std::string rule, std::string reader, std::vector<std::pair<std::string, std::string>> fix) {
    return {
        .name = std::move(name),
        .rule = std::move(rule),
        .reader = kReserve + std::move(reader),
        .fix = std::move(fix)};
}

Fault multicasts(
    std::string name, const std::string& rectangle, const std::string& form, const std::string& receivers,
    std::vector<std::pair<std::string, std::string>> fix) {
    return reads(
        std::move(name), "noc-multicast",
        kRead + "const uint64_t all = get_noc_multicast_addr(" + rectangle + ", get_write_ptr(0));\n" + form +
            "(get_write_ptr(0), all, 2048, " + receivers + ");  // <- here\n" + kWritten,
        std::move(fix));
}

}  // namespace

// Core (0,0) is NoC (18,18), core (1,0) is NoC (19,18).
std::vector<Fault> transfer_faults() {
    std::vector<Fault> faults = {
        reads(
            "read with state that was never set", "noc-state-missing",
            "const uint64_t from = tensor.get_noc_addr(0);\n"
            "noc_async_read_with_state(uint32_t(from), get_write_ptr(0), 64);  // <- here\n" +
                kBarrier,
            {{"0);\nnoc", "0); noc_async_read_set_state(from);\nnoc"}}),
        reads(
            "state replaced by another transfer", "noc-state-missing",
            "const uint64_t from = tensor.get_noc_addr(0);\n"
            "noc_async_read_set_state(from); noc_async_read_page(1, tensor, get_write_ptr(0));\n" +
                kBarrier + "\nnoc_async_read_with_state(uint32_t(from), get_write_ptr(0), 64);  // <- here\n" +
                kBarrier,
            {{"noc_async_read_set_state(from);", ""},
             {"\nnoc_async_read_with", "noc_async_read_set_state(from);\nnoc_async_read_with"}}),
        reads(
            "size that was never latched", "noc-state-missing",
            "const uint64_t from = tensor.get_noc_addr(0); noc_async_read_set_state(from);\n"
            "noc_async_read_one_packet_with_state(uint32_t(from), get_write_ptr(0));  // <- here\n" +
                kBarrier,
            {{"_read_set_state(from", "_read_one_packet_set_state(from, 64"}}),
        reads(
            "transaction id that does not exist", "noc-transaction-id",
            "noc_async_read_set_trid(16);  // <- here\nnoc_async_read_page(0, tensor, get_write_ptr(0));\n" + kBarrier,
            {{"(16)", "(15)"}}),
        reads(
            "transaction id forgotten too early", "noc-transaction-id",
            "noc_async_read_set_trid(1); noc_async_read_page(0, tensor, get_write_ptr(0));\n"
            "reset_noc_trid_barrier_counter();  // <- here\nnoc_async_read_barrier_with_trid(1);",
            {{"\nreset", "noc_async_read_barrier_with_trid(1);\nreset"}}),
        reads(
            "barrier for another transaction id", "noc-transfer-at-exit",
            "noc_async_read_set_trid(1);\nnoc_async_read_page(0, tensor, get_write_ptr(0));  // <- here\n"
            "noc_async_read_barrier_with_trid(2);",
            {{"trid(2)", "trid(1)"}}),
        reads(
            "misaligned write to DRAM", "noc-misaligned",
            kRead + "noc_async_write(get_write_ptr(0), tensor.get_noc_addr(1) + 8, 64);  // <- here\n" + kWritten,
            {{"+ 8", "+ 16"}}),
        reads(
            "misaligned write to another core", "noc-misaligned",
            kRead + "noc_async_write(get_write_ptr(0), get_noc_addr(19, 18, get_write_ptr(0) + 4), 64);  // <- here\n" +
                kWritten,
            {{"+ 4", "+ 16"}}),
        reads(
            "increment of half a word", "noc-misaligned",
            "noc_semaphore_inc(get_noc_addr(get_semaphore(0) + 2), 1);  // <- here\nnoc_async_atomic_barrier();",
            {{" + 2", ""}}),
        reads(
            "read past the end of L1", "l1-out-of-range",
            "noc_async_read(get_noc_addr(19, 18, 1499136 - 1024), get_write_ptr(0), 2048);  // <- here\n" + kBarrier,
            {{"get_noc_addr(19, 18, 1499136 - 1024)", "tensor.get_noc_addr(0)"}}),
        reads(
            "read past the end of a circular buffer", "cb-overrun",
            "cb_reserve_back(0, 4);\nnoc_async_read(tensor.get_noc_addr(0), get_write_ptr(0) + 3 * 2048 + 1024, 2048); "
            " "
            "// <- here\n" +
                kBarrier,
            {{" + 1024", ""}}),
        reads(
            "read into semaphores and arguments", "l1-out-of-range",
            "noc_async_read_page(0, tensor, get_semaphore(0));  // <- here\n" + kBarrier,
            {{"get_semaphore(0)", "get_write_ptr(0)"}}),
        reads(
            "write into the semaphores of another core", "l1-out-of-range",
            kRead + "noc_async_write(get_write_ptr(0), get_noc_addr(19, 18, get_semaphore(0)), 512);  // <- here\n" +
                kWritten,
            {{"get_semaphore(0)", "get_write_ptr(0)"}}),
        reads(
            "local address of another core", "l1-out-of-range",
            "noc_async_read_page(0, tensor, get_write_ptr(0) + (2 << 20));  // <- here\n" + kBarrier,
            {{" + (2 << 20)", ""}}),
        reads(
            "physical instead of NoC coordinates", "noc-bad-target",
            kRead + "noc_async_write(get_write_ptr(0), get_noc_addr(1, 12, get_write_ptr(0)), 64);  // <- here\n" +
                kWritten,
            {{"1, 12", "19, 18"}}),
        multicasts(
            "multicast that counts its sender", "18, 18, 20, 18", "noc_async_write_multicast", "3", {{", 3)", ", 2)"}}),
        multicasts(
            "loopback multicast that leaves its sender out", "18, 18, 20, 18", "noc_async_write_multicast_loopback_src",
            "2", {{", 2)", ", 3)"}}),
        multicasts(
            "loopback multicast from outside", "19, 18, 20, 18", "noc_async_write_multicast_loopback_src", "2",
            {{"_loopback_src", ""}}),
        multicasts(
            "multicast to the sender alone", "18, 18, 18, 18", "noc_async_write_multicast", "0",
            {{"18, 18, 18, 18", "18, 18, 19, 18"}, {", 0)", ", 1)"}}),
        multicasts(
            "multicast beyond the workers", "18, 18, 26, 18", "noc_async_write_multicast", "8",
            {{"26", "25"}, {", 8)", ", 7)"}}),
        multicasts(
            "series of linked multicasts without an end", "18, 18, 20, 18", "noc_async_write_multicast", "2, true",
            {{", true", ", false"}}),
        reads(
            "write of half a word", "unsupported",
            "noc_inline_dw_write(get_noc_addr(get_semaphore(0)), 1, 0x3);  // <- here\n" + kWritten, {{"0x3", "0xF"}}),
        {.name = "corners of NoC 0 given to NoC 1",
         .rule = "noc-multicast",
         .writer =
             "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier();\n"
             "const uint64_t all = get_noc_multicast_addr(18, 18, 20, 18, get_write_ptr(0));\n"
             "noc_async_write_multicast(get_write_ptr(0), all, 2048, 2);  // <- here\nnoc_async_write_barrier();",
         .fix = {{"18, 18, 20, 18", "20, 18, 18, 18"}}},
        {.name = "both kernels read on one NoC",
         .rule = "noc-shared",
         .reader =
             "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier();\n"
             "cb_push_back(0, 1);",
         .writer = "cb_wait_front(0, 1); cb_reserve_back(1, 1);\n"
                   "noc_async_read_page(1, tensor, get_write_ptr(1), 0, 0);  // <- here\nnoc_async_read_barrier(0);",
         .fix = {{", 0, 0)", ", 0, 1)"}, {"barrier(0)", "barrier(1)"}}},
        {.name = "DRAM read that Wormhole would align",
         .rule = "noc-misaligned",
         .reader = "cb_reserve_back(0, 1);\n"
                   "noc_async_read(tensor.get_noc_addr(0) + 32, get_write_ptr(0), 64);  // <- here\n"
                   "noc_async_read_barrier();",
         .fix = {{"+ 32", "+ 64"}},
         .arch = "blackhole"},
    };
    // Transfers of several processors in flight at once.
    const std::string write_there = "noc_async_write(get_write_ptr(0), get_noc_addr(19, 18, get_write_ptr(16)), 2048);";
    std::vector<Fault> races = {
        {.name = "two processors read into the same bytes",
         .rule = "transfer-in-flight",
         .reader = "const uint32_t scratch = get_write_ptr(16);\n"
                   "noc_async_read_page(0, tensor, scratch);  // <- here\nnoc_async_read_barrier();",
         .writer = "const uint32_t scratch = get_write_ptr(16);\n"
                   "noc_async_read_page(1, tensor, scratch);  // <- here\nnoc_async_read_barrier();",
         .fix = {{"(1, tensor, scratch", "(1, tensor, scratch + 2048"}}},
        {.name = "two cores write the same bytes of one",
         .rule = "transfer-in-flight",
         .reader = kReserve + kRead +
                   "noc_async_write(get_write_ptr(0), get_noc_addr(19, 19, get_write_ptr(16)), 2048);"
                   "  // <- here\n" +
                   kWritten,
         .fix = {{"(1, tensor", "(0, tensor"}},
         .neighbour = kReserve +
                      "noc_async_read_page(1, tensor, get_write_ptr(0)); noc_async_read_barrier();\n"
                      "noc_async_write(get_write_ptr(0), get_noc_addr(19, 19, get_write_ptr(16)), 2048);"
                      "  // <- here\n" +
                      kWritten},
        {.name = "a write arrives where a read does",
         .rule = "transfer-in-flight",
         .reader = kReserve + kRead + write_there + "  // <- here\n" + kWritten,
         .fix = {{"get_write_ptr(16)), 2048);  // <- here", "get_write_ptr(16) + 4096), 2048);"}},
         .neighbour = kReserve + kRead + "noc_async_read_page(1, tensor, get_write_ptr(16));  // <- here\n" + kBarrier},
        {.name = "a core changes what another sends",
         .rule = "transfer-in-flight",
         .reader = kReserve + "noc_async_read_page(1, tensor, get_write_ptr(0)); noc_async_read_barrier();\n" +
                   write_there + "  // <- here\n" + kWritten,
         .fix = {{"get_write_ptr(16)), 2048);  // <- here", "get_write_ptr(16) + 4096), 2048);"}},
         .neighbour = "noc_async_read_page(0, tensor, get_write_ptr(16)); noc_async_read_barrier();\n"
                      "noc_async_write_page(2, tensor, get_write_ptr(16));  // <- here\n" +
                      kWritten},
        {.name = "two cores write the same page",
         .rule = "transfer-in-flight",
         .reader = kReserve + kRead + "noc_async_write_page(5, tensor, get_write_ptr(0));  // <- here\n" + kWritten,
         .fix = {{"(5, tensor, get_write_ptr(0)", "(6, tensor, get_write_ptr(0)"}},
         .neighbour = kReserve +
                      "noc_async_read_page(1, tensor, get_write_ptr(0)); noc_async_read_barrier();\n"
                      "noc_async_write_page(5, tensor, get_write_ptr( 0));  // <- here\n" +
                      kWritten},
    };
    for (Fault& race : races) {
        faults.push_back(std::move(race));
    }
    return faults;
}

}  // namespace program_test
