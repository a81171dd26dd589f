#include "faults.hpp"

namespace program_test {
namespace {

const std::string kFill =
    "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0)); noc_async_read_barrier();\n"
    "cb_push_back(0, 1);\n";
// From here on the packer waits for room in c_16, which the unpackers make at kCatchUp.
const std::string kLate =
    "compute_kernel_hw_startup(0, 0, 16); copy_init(0); cb_reserve_back(16, 4); cb_push_back(16, 4);\n"
    "cb_wait_front(16, 4); cb_wait_front(0, 1);\ncb_reserve_back(16, 1);\n";
const std::string kCopy = "tile_regs_acquire(); copy_tile(0, 0, 0); tile_regs_commit();\n";
const std::string kPack = "tile_regs_wait(); pack_tile(0, 16);\n";
const std::string kPacked = kCopy + kPack + "tile_regs_release(); cb_push_back(16, 1);\n";
const std::string kHere = ";  // <- here\n";
const std::string kCatchUp = "cb_pop_front(16, 4);\n";
const std::string kPackerWaits = "its packer waits at compute.cpp:3 for room for 1 page in c_16";

Fault late(
    std::string name, std::string rule, std::string compute, std::vector<std::pair<std::string, std::string>> fix,
    std::string says = {}) {
    return {
        .name = std::move(name),
        .rule = std::move(rule),
        .reader = kFill,
        .compute = kLate + std::move(compute),
        .fix = std::move(fix),
        .says = std::move(says)};
}

}  // namespace

// What the packer of a compute kernel does wrong after it had to wait, when the other threads are further down.
std::vector<Fault> late_packer_faults() {
    return {
        late(
            "late push of more than was reserved", "cb-push-without-reserve",
            kCopy + kPack + "tile_regs_release();\ncb_push_back(16, 2)" + kHere + kCatchUp, {{"(16, 2)", "(16, 1)"}}),
        late(
            "late pack beyond the reserved", "cb-write-without-reserve",
            kCopy + kPack + "pack_tile(0, 16)" + kHere + "tile_regs_release();\n" + kCatchUp,
            {{"\npack_tile(0, 16)", "\n"}}),
        late(
            "late pack after release", "dst-pack-before-wait",
            kCopy + "tile_regs_wait(); tile_regs_release();\npack_tile(0, 16)" + kHere + kCatchUp,
            {{"tile_regs_release();\npack_tile(0, 16)", "pack_tile(0, 16); tile_regs_release()"}}),
        late(
            "late release without wait", "dst-unbalanced", kCopy + "tile_regs_release()" + kHere + kCatchUp,
            {{"tile_regs_release", "tile_regs_wait(); tile_regs_release"}}),
        late(
            "late wait for a section nobody commits", "dst-unbalanced",
            "tile_regs_acquire(); copy_tile(0, 0, 0);\ntile_regs_wait()" + kHere +
                "pack_tile(0, 16); tile_regs_release();\n" + kCatchUp,
            {{"\ntile_regs_wait", "tile_regs_commit();\ntile_regs_wait"}}),
        late(
            "late pack in another format than the packer's", "engine-data-format",
            "pack_reconfig_data_format(2); " + kCopy + "tile_regs_wait();\npack_tile(0, 16)" + kHere +
                "tile_regs_release(); " + kCatchUp,
            {{"format(2)", "format(16)"}}),
        late(
            "late pack by a packer that untilizes", "engine-init-missing",
            "pack_untilize_dest_init<1>(16); " + kCopy + "tile_regs_wait();\npack_tile(0, 16)" + kHere +
                "tile_regs_release(); " + kCatchUp,
            {{"pack_untilize_dest_init<1>(16);", ""}}),
        late(
            "late pack into more pages than the ring has left", "cb-straddles-end",
            "cb_reserve_back(16, 2); " + kPacked + "cb_reserve_back(16, 4); " + kCopy + kPack + "pack_tile(0, 16); " +
                "pack_tile(0, 16);\npack_tile(0, 16)" + kHere + "tile_regs_release();\n" + kCatchUp +
                "cb_wait_front(16, 1); cb_pop_front(16, 1);",
            {{"\npack_tile(0, 16)", "\n"}}),
        late(
            "unpackers wait for what nobody pushes while the packer waits for them", "deadlock",
            kPacked + "cb_wait_front(0, 2)" + kHere + kCatchUp, {{"(0, 2)", "(0, 1)"}}, kPackerWaits),
        late(
            "math waits for the packer, which waits for the unpackers", "deadlock",
            kPacked + kPacked + "tile_regs_acquire()" + kHere + "copy_tile(0, 0, 0); tile_regs_commit();\n" + kCatchUp +
                kPack + "tile_regs_release();",
            {{"cb_push_back(16, 1);\ntile_regs_acquire(); copy",
              "cb_push_back(16, 1);\n" + kCatchUp + "cb_reserve_back(16, 2); tile_regs_acquire(); copy"},
             {"tile_regs_commit();\n" + kCatchUp, "tile_regs_commit();\n"}},
            kPackerWaits),
        late(
            "packer waits for room after the end of the kernel", "deadlock", kPacked,
            {{"cb_reserve_back(16, 1);\n", "cb_pop_front(16, 4); cb_reserve_back(16, 1);\n"}},
            "at its end: its packer waits at compute.cpp:3 for room for 1 page in c_16"),
        late(
            "write pointer asked for while the packer is behind", "deadlock",
            kPacked + "const uint32_t next = get_local_cb_interface(16).fifo_wr_ptr" + kHere + kCatchUp +
                "ASSERT(next != 0);",
            {{"\nconst uint32_t next", "\n" + kCatchUp + "const uint32_t next"}, {"// <- here\n" + kCatchUp, "\n"}},
            kPackerWaits),
        {.name = "packer that would run ahead on a card",
         .rule = "deadlock",
         .reader = kFill + "cb_wait_front(1, 1); cb_pop_front(1, 1);\n" + kFill,
         .compute = "compute_kernel_hw_startup(0, 0, 16);\ncb_wait_front(0, 2)" + kHere +
                    "cb_reserve_back(1, 1); cb_push_back(1, 1);",
         .fix =
             {{"\ncb_wait_front(0, 2)", "\ncb_reserve_back(1, 1); cb_push_back(1, 1); cb_wait_front(0, 2)"},
              {"// <- here\ncb_reserve_back(1, 1); cb_push_back(1, 1);", ""}},
         .says = "if it pushes c_1 after compute.cpp:2 and needs nothing of what is waited for there, push before"},
    };
}

}  // namespace program_test
