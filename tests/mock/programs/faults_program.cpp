#include "faults.hpp"

namespace program_test {
namespace {

const std::string kFill =
    "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier(); "
    "cb_push_back(0, 1);\n";

// A kernel on the writer's processor with these compile-time arguments.
void with_arguments(Program& program, const std::string& body, const std::vector<uint32_t>& compile_args) {
    CreateKernelFromString(
        program, "void kernel_main() {\n" + body + "\n}\n", CoreCoord{0, 0}, WriterDataMovementConfig(compile_args));
}

}  // namespace

// Arguments, circular buffers over several laps, and how processors wait for each other.
std::vector<Fault> program_faults() {
    const std::string second_arg = "constexpr uint32_t pages = get_compile_time_arg_val(1); cb_reserve_back(1, pages);";
    return {
        {.name = "assertion of the kernel",
         .rule = "assertion-failed",
         .reader = "const uint32_t pages = 3;\nASSERT(pages % 2 == 0);  // <- here\ncb_reserve_back(0, pages);",
         .fix = {{"= 3", "= 4"}},
         .says = "pages % 2 == 0"},
        {.name = "assertion of the compute kernel",
         .rule = "assertion-failed",
         .compute = "const uint32_t pages = 3;\nASSERT(pages % 2 == 0);  // <- here",
         .fix = {{"= 3", "= 4"}}},
        {.name = "two consumers",
         .rule = "cb-two-consumers",
         .reader = kFill + "cb_wait_front(0, 1); cb_pop_front(0, 1); cb_reserve_back(1, 1); cb_push_back(1, 1);",
         .writer = "cb_wait_front(1, 1);\ncb_wait_front(0, 1);  // <- here",
         .fix = {{"cb_wait_front(1, 1);\ncb_wait_front(0", "cb_wait_front(1, 1); cb_wait_front(1"}}},
        {.name = "pages are read twice",
         .rule = "cb-pop-without-wait",
         .reader = kFill,
         .writer = "cb_wait_front(0, 1); cb_pop_front(0, 1);\ncb_pop_front(0, 1);  // <- here",
         .fix = {{"\ncb_pop_front(0, 1);", ""}}},
        {.name = "pops pass the ring end",
         .rule = "cb-straddles-end",
         .reader = "for (int i = 0; i < 6; ++i) { cb_reserve_back(0, 1); cb_push_back(0, 1); }",
         .writer = "cb_wait_front(0, 3); cb_pop_front(0, 3); cb_wait_front(0, 3);\ncb_pop_front(0, 3);  // <- here",
         .fix = {{"cb_wait_front(0, 3);\ncb_pop_front(0, 3);", "cb_wait_front(0, 1); cb_pop_front(0, 1);"}}},
        {.name = "waits that add up to more than the buffer",
         .rule = "cb-wait-beyond-capacity",
         .reader = "for (int i = 0; i < 4; ++i) { cb_reserve_back(0, 1); cb_push_back(0, 1); }",
         .writer = "for (uint32_t pages = 2; pages < 7; pages += 2) {\n    cb_wait_front(0, pages);  // <- here\n}",
         .fix = {{"pages < 7", "pages < 5"}}},
        {.name = "neither side can go on",
         .rule = "deadlock",
         .reader = "for (int i = 0; i < 5; ++i) {\n    cb_reserve_back(0, 1);  // <- here\n    cb_push_back(0, 1);\n}\n"
                   "cb_reserve_back(1, 1); cb_push_back(1, 1);",
         .writer = "cb_wait_front(1, 1);  // <- here\ncb_wait_front(0, 1); cb_pop_front(0, 1);",
         .fix = {{"i < 5", "i < 4"}},
         .says = "for room for 1 page"},
        {.name = "compute kernel waits for room that nobody makes",
         .rule = "deadlock",
         .reader = kFill + kFill + kFill,
         .compute = "compute_kernel_hw_startup(0, 16); copy_init(0);\nfor (uint32_t i = 0; i < 3; ++i) {\n"
                    "cb_wait_front(0, 1); tile_regs_acquire(); copy_tile(0, 0, 0); tile_regs_commit(); "
                    "cb_pop_front(0, 1);\ncb_reserve_back(16, 2);  // <- here\ntile_regs_wait(); pack_tile(0, 16); "
                    "tile_regs_release(); cb_push_back(16, 2);\n}",
         .fix =
             {{"i < 3", "i < 2"}, {"_back(16, 2);\n}", "_back(16, 2);\n}\ncb_wait_front(0, 1); cb_pop_front(0, 1);"}},
         .says = "for room for 2 pages"},
        {.name = "packer waits for room that the unpacker never makes",
         .rule = "deadlock",
         .reader = "for (int i = 0; i < 4; ++i) {\n" + kFill + "}",
         .compute =
             "compute_kernel_hw_startup(0, 16); copy_init(0);\nfor (uint32_t i = 0; i < 5; ++i) {\n"
             "const uint32_t from = i < 4 ? 0 : 16; cb_wait_front(from, 1);\ncb_reserve_back(16, 1);  // <- here\n"
             "tile_regs_acquire(); copy_tile(from, 0, 0); tile_regs_commit(); if (from == 0) { "
             "cb_pop_front(0, 1); }\ntile_regs_wait(); pack_tile(0, 16); tile_regs_release(); "
             "cb_push_back(16, 1);\n}",
         .fix = {{"if (from == 0) { cb_pop_front(0, 1); }", "cb_pop_front(from, 1);"}},
         .says = "for room for 1 page in c_16"},
        {.name = "runtime arguments of one core only",
         .rule = "arguments-missing",
         .fix = {},
         .change =
             [](Program& program) {
                 const auto kernel = CreateKernelFromString(
                     program,
                     "void kernel_main() {\n#line 1 \"shared.cpp\"\nconst uint32_t n = get_arg_val<uint32_t>(0);\n"
                     "cb_reserve_back(0, n);\n}\n",
                     CoreRange({0, 0}, {1, 0}), WriterDataMovementConfig{});
                 SetRuntimeArgs(program, kernel, CoreCoord{0, 0}, {1});
             },
         .fixed_change =
             [](Program& program) {
                 const auto kernel = CreateKernelFromString(
                     program, "void kernel_main() { cb_reserve_back(0, get_arg_val<uint32_t>(0)); }",
                     CoreRange({0, 0}, {1, 0}), WriterDataMovementConfig{});
                 SetRuntimeArgs(program, kernel, CoreRange({0, 0}, {1, 0}), {1});
             },
         .says = "core (1,0)"},
        {.name = "common argument out of range",
         .rule = "argument-out-of-range",
         .reader = "const uint32_t pages = get_common_arg_val<uint32_t>(1);  // <- here\ncb_reserve_back(0, pages);",
         .fix = {{"(1)", "(0)"}},
         .change = [](Program& program) { SetCommonRuntimeArgs(program, KernelHandle{0}, {1}); },
         .fixed_change = [](Program& program) { SetCommonRuntimeArgs(program, KernelHandle{0}, {1}); }},
        {.name = "address of an argument out of range",
         .rule = "argument-out-of-range",
         .reader = "const auto address = get_arg_addr(2);  // <- here\ncb_reserve_back(0, address != 0 ? 1 : 2);",
         .fix = {{"(2)", "(1)"}}},
        {.name = "compile-time argument out of range",
         .rule = "kernel-compile",
         .change = [second_arg](Program& program) { with_arguments(program, second_arg, {7}); },
         .fixed_change = [second_arg](Program& program) { with_arguments(program, second_arg, {7, 1}); },
         .says = "compile-time argument index out of range"},
        {.name = "more circular buffers than the architecture has",
         .rule = "cb-not-configured",
         .change = [](Program& program) { circular_buffer(program, CoreRangeSet(CoreRange({0, 0}, {0, 0})), 40, 1); },
         .fixed_change =
             [](Program& program) { circular_buffer(program, CoreRangeSet(CoreRange({0, 0}, {0, 0})), 31, 1); }},
        {.name = "circular buffer configured twice",
         .rule = "cb-not-configured",
         .change = [](Program& program) { circular_buffer(program, CoreRangeSet(CoreRange({0, 0}, {0, 0})), 16, 1); },
         .fixed_change =
             [](Program& program) { circular_buffer(program, CoreRangeSet(CoreRange({0, 0}, {0, 0})), 17, 1); }},
        {.name = "division by zero",
         .rule = "kernel-crash",
         .reader =
             "volatile uint32_t none = 0;\nconst uint32_t pages = 4 / none;  // <- here\ncb_reserve_back(0, pages);",
         .fix = {{"= 0", "= 2"}}},
    };
}

}  // namespace program_test
