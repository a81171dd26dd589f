#include "faults.hpp"

namespace program_test {
namespace {

const std::string kFill =
    "for (uint32_t cb = 0; cb < 2; ++cb) {\n"
    "    cb_reserve_back(cb, 1); noc_async_read_page(0, tensor, get_write_ptr(cb)); noc_async_read_barrier();\n"
    "    cb_push_back(cb, 1);\n"
    "}\n";
const std::string kStart = "compute_kernel_hw_startup(0, 1, 16);\n";
const std::string kInputs = "cb_wait_front(0, 1); cb_wait_front(1, 1);\n";
const std::string kHere = ";  // <- here\n";
const std::string kDone = "tile_regs_commit(); tile_regs_wait(); tile_regs_release();";

void buffer_of(Program& program, uint32_t cb, uint32_t page_size, uint32_t pages = 1) {
    CreateCircularBuffer(
        program, CoreCoord{0, 0},
        CircularBufferConfig(pages * page_size, {{cb, DataFormat::Float16_b}}).set_page_size(cb, page_size));
}

void other_kernel(Program& program, NOC noc) {
    CreateKernelFromString(
        program, "void kernel_main() {}", CoreCoord{0, 0},
        DataMovementConfig{.processor = DataMovementProcessor::RISCV_0, .noc = noc});
}

}  // namespace

std::vector<Fault> engine_and_program_faults() {
    return {
        {"operation before startup",
         "engine-not-started",
         kFill,
         "add_init(0, 1);  // <- here",
         "",
         {{"add_init", "compute_kernel_hw_startup(0, 1, 16); add_init"}}},
        {"startup twice",
         "engine-started-twice",
         kFill,
         kStart + "compute_kernel_hw_startup(0, 1, 16);  // <- here",
         "",
         {{"compute_kernel_hw_startup(0, 1, 16);  // <- here", "add_init(0, 1);"}}},
        {"operation without its init",
         "engine-init-missing",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nmul_tiles(0, 1, 0, 0, 0)" + kHere + kDone,
         "",
         {{"mul_tiles", "add_tiles"}}},
        {"vector operation without its init",
         "engine-init-missing",
         kFill,
         kStart + "copy_init(0); relu_tile_init();\n" + kInputs +
             "tile_regs_acquire(); copy_tile(0, 0, 0);\nnegative_tile(0)" + kHere + kDone,
         "",
         {{"relu_tile_init", "negative_tile_init"}}},
        {"tile not waited for",
         "cb-read-without-wait",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nadd_tiles(0, 1, 1, 0, 0)" + kHere + kDone,
         "",
         {{"(0, 1, 1,", "(0, 1, 0,"}}},
        {"unpacker set to another format",
         "engine-data-format",
         "cb_reserve_back(2, 1); noc_async_read_page(0, tensor, get_write_ptr(2));\n"
         "noc_async_read_page(1, tensor, get_write_ptr(2) + 2048); noc_async_read_barrier(); cb_push_back(2, 1);",
         kStart + "copy_init(2); cb_wait_front(2, 1);\ntile_regs_acquire();\ncopy_tile(2, 0, 0)" + kHere + kDone,
         "",
         {{"\ncopy_tile", "reconfig_data_format_srca(2);\ncopy_tile"}}},
        {"packer set to another format",
         "engine-data-format",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "cb_reserve_back(2, 1); tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); tile_regs_commit();\n"
             "tile_regs_wait();\npack_tile(0, 2)" +
             kHere + "tile_regs_release();",
         "",
         {{"\npack_tile", "pack_reconfig_data_format(2);\npack_tile"}}},
        {"DST index beyond a section",
         "dst-index",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nadd_tiles(0, 1, 0, 0, 4)" + kHere + kDone,
         "",
         {{", 4)", ", 3)"}},
         nullptr,
         nullptr,
         ComputeConfig{.fp32_dest_acc_en = true}},
        {"DST outside a section",
         "dst-outside-section",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "add_tiles(0, 1, 0, 0, 0)" + kHere,
         "",
         {{"add_tiles", "tile_regs_acquire(); add_tiles"}, {"  // <- here", kDone}}},
        {"pack before commit and wait",
         "dst-pack-before-wait",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); cb_reserve_back(16, 1);\npack_tile(0, 16)" + kHere +
             "tile_regs_release();",
         "",
         {{"\npack_tile", "tile_regs_commit(); tile_regs_wait();\npack_tile"}}},
        {"DST sections used up",
         "dst-unbalanced",
         kFill,
         kStart + "for (int i = 0; i < 3; ++i) {\n    tile_regs_acquire();  // <- here\n    tile_regs_commit();\n}",
         "",
         {{"tile_regs_commit();", kDone}}},
        {"vector unit reads what was never written",
         "dst-read-unwritten",
         kFill,
         kStart + "relu_tile_init(); tile_regs_acquire();\nrelu_tile(0)" + kHere + kDone,
         "",
         {{"relu_tile_init();", "copy_init(0); relu_tile_init(); cb_wait_front(0, 1);"},
          {"\nrelu_tile(0)", "copy_tile(0, 0, 0);\nrelu_tile(0)"}}},
        {"pack without reserve",
         "cb-write-without-reserve",
         kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); tile_regs_commit(); tile_regs_wait();\n"
             "pack_tile(0, 16)" +
             kHere + "tile_regs_release();",
         "",
         {{"tile_regs_acquire();", "cb_reserve_back(16, 1); tile_regs_acquire();"}}},
        {"pages of another size than a tile",
         "cb-page-size",
         "",
         "compute_kernel_hw_startup(3, 3, 16);\nadd_init(3, 3);  // <- here",
         "",
         {},
         [](Program& program) { buffer_of(program, 3, 1024); },
         [](Program& program) { buffer_of(program, 3, 2048); }},
        {"deadlock",
         "deadlock",
         "cb_reserve_back(0, 1); cb_push_back(0, 1);\ncb_wait_front(16, 1);  // <- here",
         "",
         "cb_wait_front(0, 1); cb_pop_front(0, 1);\ncb_wait_front(0, 1);",
         {{"\ncb_wait_front(16, 1);", "cb_reserve_back(0, 1); cb_push_back(0, 1);"}}},
        {"semaphore never signalled",
         "deadlock",
         "auto* word = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(0));\n"
         "noc_semaphore_wait(word, 3);  // <- here",
         "",
         "noc_semaphore_inc(get_noc_addr(get_semaphore(0)), 2); noc_async_atomic_barrier();",
         {{", 2)", ", 3)"}}},
        {"endless loop",
         "runaway",
         "volatile uint32_t spin = 1;\nwhile (spin != 0) {  // <- here\n}",
         "",
         "",
         {{"\n}", "\nspin = 0;\n}"}}},
        {"empty loop",
         "runaway",
         "cb_reserve_back(0, 1);  // <- here\nwhile (true) {\n}",
         "",
         "",
         {{"(true)", "(false)"}}},
        {.name = "endless loads of a flag",
         .rule = "runaway",
         .reader = "volatile tt_l1_ptr uint32_t* flag = (volatile tt_l1_ptr uint32_t*)get_semaphore(0);\n"
                   "while (*flag == 0) {  // <- here\n}",
         .fix = {{"== 0", "== 1"}},
         .by_pointer = true},
        {"endless polling",
         "runaway",
         "while (!cb_pages_available_at_front(0, 1)) {  // <- here\n}",
         "",
         "cb_reserve_back(0, 1);",
         {{"reserve_back(0, 1);", "reserve_back(0, 1); cb_push_back(0, 1);"}}},
        {"compile error",
         "kernel-compile",
         "this_is_no_function();",
         "",
         "",
         {{"this_is_no_function()", "cb_reserve_back(0, 1)"}}},
        {.name = "name of an earlier release",
         .rule = "kernel-compile",
         .reader = "DPRINT << 1;",
         .fix = {{"DPRINT << 1", "cb_reserve_back(0, 1)"}},
         .says = "the SDK of September 2025 had DPRINT"},
        {"L1 overflow",
         "l1-overflow",
         "cb_reserve_back(0, 1);",
         "",
         "",
         {},
         [](Program& program) { buffer_of(program, 5, 2048, 700); },
         [](Program& program) { buffer_of(program, 5, 2048, 600); }},
        {"circular buffers reach an L1 buffer",
         "cb-overlaps-buffer",
         "cb_reserve_back(0, 1);",
         "",
         "",
         {},
         [](Program& program) { buffer_of(program, 5, 2048, 640); },
         [](Program& program) { buffer_of(program, 5, 2048, 610); }},
        {"packer left as a reduction needs it",
         "reduce-mask-left",
         kFill,
         kStart + "cb_reserve_back(16, 1); reduce_init<PoolType::SUM, ReduceDim::REDUCE_ROW>(0, 1, 16);\n" +
             "copy_init(0); cb_wait_front(0, 1);\ntile_regs_acquire(); copy_tile(0, 0, 0); tile_regs_commit(); "
             "tile_regs_wait();\npack_tile(0, 16)" +
             kHere + "tile_regs_release();",
         "",
         {{"copy_init", "reduce_uninit(); copy_init"}}},
        {"two kernels on one NoC",
         "noc-shared",
         "cb_reserve_back(0, 1);",
         "",
         "",
         {},
         [](Program& program) { other_kernel(program, NOC::NOC_0); },
         [](Program& program) { other_kernel(program, NOC::NOC_1); }},
        {"two kernels on one processor",
         "processor-taken",
         "cb_reserve_back(0, 1);",
         "",
         "",
         {},
         [](Program& program) {
             CreateKernelFromString(program, "void kernel_main() {}", CoreCoord{0, 0}, ReaderDataMovementConfig{});
         },
         [](Program& program) { other_kernel(program, NOC::NOC_1); }},
    };
}

}  // namespace program_test
