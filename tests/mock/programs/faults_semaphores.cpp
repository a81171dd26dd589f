#include "faults.hpp"

namespace program_test {
namespace {

std::string wait_for(const std::string& address) {
    return "auto* word = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(" + address + ");\n";
}

}  // namespace

// Core (0,0) is NoC (18,18) and has semaphore 0.
std::vector<Fault> semaphore_faults() {
    return {
        {"count passed as semaphore id",
         "semaphore-out-of-range",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(16)), 1);  // <- here\nnoc_async_atomic_barrier();",
         "",
         "",
         {{"(16)", "(0)"}}},
        {"semaphore never created",
         "semaphore-missing",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(3)), 1);  // <- here\nnoc_async_atomic_barrier();",
         "",
         "",
         {{"(3)", "(0)"}}},
        {"wait on a word beside the semaphore",
         "semaphore-address",
         wait_for("get_semaphore(0) + 4") + "noc_semaphore_wait(word, 0);  // <- here",
         "",
         "",
         {{" + 4", ""}}},
        {"equality overshot",
         "deadlock",
         wait_for("get_semaphore(0)") + "noc_semaphore_wait(word, 2);  // <- here",
         "",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0)), 3); noc_async_atomic_barrier();",
         {{"_wait(word, 2)", "_wait_min(word, 2)"}}},
        {"increment of a word beside the semaphore",
         "semaphore-address",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0) + 4), 1);  // <- here\nnoc_async_atomic_barrier();",
         "",
         "",
         {{" + 4", ""}}},
        {"word written over arguments",
         "semaphore-address",
         "noc_inline_dw_write(get_noc_addr(19, 18, get_arg_addr(0)), 1);  // <- here\nnoc_async_write_barrier();",
         "",
         "",
         {{"get_arg_addr(0)", "get_semaphore(0)"}}},
        {"semaphore lowered below zero",
         "semaphore-below-zero",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0)), -2);  // <- here\nnoc_async_atomic_barrier();",
         "",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0)), 1); noc_async_atomic_barrier();",
         {{"-2)", "0)"}}},
        {"wait for a semaphore of another core",
         "semaphore-missing",
         wait_for("get_semaphore(1)") + "noc_semaphore_wait(word, 0);  // <- here",
         "",
         "",
         {},
         [](Program& program) { CreateSemaphore(program, CoreRange({1, 0}, {1, 0}), 0); },
         [](Program& program) { CreateSemaphore(program, CoreRange({0, 0}, {1, 0}), 0); }},
        {"increment not acknowledged at the end",
         "noc-transfer-at-exit",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0)), 1);  // <- here",
         "",
         "",
         {{"// <- here", "noc_async_atomic_barrier();"}}},
        {"multicast not acknowledged at the end",
         "noc-transfer-at-exit",
         "const uint64_t all = get_noc_multicast_addr(18, 18, 20, 18, get_semaphore(0));\n"
         "noc_semaphore_set_multicast(get_semaphore(0), all, 2);  // <- here",
         "",
         "",
         {{"// <- here", "noc_async_write_barrier();"}}},
    };
}

}  // namespace program_test
