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

}  // namespace

std::vector<Fault> engine_and_program_faults() {
    return {
        {"operation before startup", "engine-not-started", kFill, "add_init(0, 1);  // <- here", ""},
        {"startup twice", "engine-started-twice", kFill, kStart + "compute_kernel_hw_startup(0, 1, 16);  // <- here",
         ""},
        {"operation without its init", "engine-init-missing", kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nmul_tiles(0, 1, 0, 0, 0);  // <- here", ""},
        {"vector operation without its init", "engine-init-missing", kFill,
         kStart + "copy_init(0); relu_tile_init();\n" + kInputs +
             "tile_regs_acquire(); copy_tile(0, 0, 0);\nnegative_tile(0);  // <- here",
         ""},
        {"tile not waited for", "cb-read-without-wait", kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nadd_tiles(0, 1, 1, 0, 0);  // <- here", ""},
        {"unpacker set to another format", "engine-data-format", kFill,
         kStart + "copy_init(2); cb_reserve_back(2, 1); cb_push_back(2, 1); cb_wait_front(2, 1);\n"
                  "tile_regs_acquire();\ncopy_tile(2, 0, 0);  // <- here",
         ""},
        {"packer set to another format", "engine-data-format", kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); tile_regs_commit(); tile_regs_wait();\n"
             "cb_reserve_back(2, 1);\npack_tile(0, 2);  // <- here",
         ""},
        {"DST index beyond a section", "dst-index", kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "tile_regs_acquire();\nadd_tiles(0, 1, 0, 0, 4);  // <- here", "",
         nullptr, ComputeConfig{.fp32_dest_acc_en = true}},
        {"DST outside a section", "dst-outside-section", kFill,
         kStart + "add_init(0, 1);\n" + kInputs + "add_tiles(0, 1, 0, 0, 0);  // <- here", ""},
        {"pack before commit and wait", "dst-pack-before-wait", kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); cb_reserve_back(16, 1);\npack_tile(0, 16);  // <- here",
         ""},
        {"DST sections used up", "dst-unbalanced", kFill,
         kStart + "for (int i = 0; i < 3; ++i) {\n    tile_regs_acquire();  // <- here\n    tile_regs_commit();\n}",
         ""},
        {"vector unit reads what was never written", "dst-read-unwritten", kFill,
         kStart + "relu_tile_init(); tile_regs_acquire();\nrelu_tile(0);  // <- here", ""},
        {"pack without reserve", "cb-write-without-reserve", kFill,
         kStart + "add_init(0, 1);\n" + kInputs +
             "tile_regs_acquire(); add_tiles(0, 1, 0, 0, 0); tile_regs_commit(); tile_regs_wait();\n"
             "pack_tile(0, 16);  // <- here",
         ""},
        {"pages of another size than a tile", "cb-page-size", "",
         "compute_kernel_hw_startup(3, 3, 16);\nadd_init(3, 3);  // <- here", "",
         [](Program& program) {
             CreateCircularBuffer(
                 program, CoreCoord{0, 0},
                 CircularBufferConfig(1024, {{3, DataFormat::Float16_b}}).set_page_size(3, 1024));
         }},
        {"deadlock", "deadlock", "cb_reserve_back(0, 1); cb_push_back(0, 1);\ncb_wait_front(16, 1);  // <- here", "",
         "cb_wait_front(0, 1); cb_pop_front(0, 1);\ncb_wait_front(0, 1);"},
        {"semaphore never signalled", "deadlock",
         "auto* word = reinterpret_cast<volatile tt_l1_ptr uint32_t*>(get_semaphore(0));\n"
         "noc_semaphore_wait(word, 3);  // <- here",
         "", ""},
        {"endless loop", "runaway", "volatile uint32_t spin = 1;\nwhile (spin != 0) {\n}", "", ""},
        {"endless polling", "runaway", "while (!cb_pages_available_at_front(0, 1)) {  // <- here\n}", "", ""},
        {"compile error", "kernel-compile", "this_is_no_function();", "", ""},
        {"L1 overflow", "l1-overflow", "cb_reserve_back(0, 1);", "", "",
         [](Program& program) {
             CreateCircularBuffer(
                 program, CoreCoord{0, 0},
                 CircularBufferConfig(700 * 2048, {{5, DataFormat::Float16_b}}).set_page_size(5, 2048));
         }},
        {"two kernels on one NoC", "noc-shared", "cb_reserve_back(0, 1);", "", "",
         [](Program& program) {
             CreateKernelFromString(
                 program, "void kernel_main() {}", CoreCoord{0, 0},
                 DataMovementConfig{.processor = DataMovementProcessor::RISCV_0, .noc = NOC::NOC_0});
         }},
        {"two kernels on one processor", "processor-taken", "cb_reserve_back(0, 1);", "", "",
         [](Program& program) {
             CreateKernelFromString(program, "void kernel_main() {}", CoreCoord{0, 0}, ReaderDataMovementConfig{});
         }},
    };
}

}  // namespace program_test
