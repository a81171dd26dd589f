#include "faults.hpp"

namespace program_test {
namespace {

const std::string kPage =
    "    cb_reserve_back(cb, 1); noc_async_read_page(0, tensor, get_write_ptr(cb)); noc_async_read_barrier();\n"
    "    cb_push_back(cb, 1);\n";
const std::string kFill = "for (uint32_t cb = 0; cb < 2; ++cb) {\n" + kPage + "}\n";
const std::string kStart = "compute_kernel_hw_startup(0, 1, 16); cb_reserve_back(16, 1);\n";
const std::string kInputs = "cb_wait_front(0, 1); cb_wait_front(1, 1); copy_init(0);\n";
const std::string kNegate =
    "_llk_math_eltwise_unary_sfpu_params_([] { sfpi::dst_reg[0] = -sfpi::vFloat(sfpi::dst_reg[0]); }, 0)";
const std::string kCopy = "tile_regs_acquire(); copy_tile(0, 0, 0);\n";
const std::string kCommit = "tile_regs_commit(); tile_regs_wait();\n";
const std::string kHere = ";  // <- here\n";

Fault section(
    std::string name, std::string rule, std::string compute, std::vector<std::pair<std::string, std::string>> fix,
    ComputeConfig config = {}) {
    return {
        .name = std::move(name),
        .rule = std::move(rule),
        .reader = kFill,
        .compute = kStart + kInputs + std::move(compute),
        .fix = std::move(fix),
        .config = std::move(config)};
}

}  // namespace

// How sections of DST are held and handed on, and which operation the engine is set up for.
std::vector<Fault> section_faults() {
    return {
        section(
            "wait for a section nobody commits", "dst-unbalanced",
            kCopy + "tile_regs_wait()" + kHere + "pack_tile(0, 16); tile_regs_release();",
            {{"\ntile_regs_wait", "tile_regs_commit();\ntile_regs_wait"}}),
        section(
            "acquire twice", "dst-unbalanced", kCopy + "tile_regs_acquire()" + kHere + kCommit + "tile_regs_release();",
            {{"\ntile_regs_acquire();  //", "\n//"}}),
        section(
            "commit twice", "dst-unbalanced", kCopy + kCommit + "tile_regs_commit()" + kHere + "tile_regs_release();",
            {{"\ntile_regs_commit();  //", "\n//"}}),
        section(
            "release without wait", "dst-unbalanced", kCopy + "tile_regs_commit();\ntile_regs_release()" + kHere,
            {{"\ntile_regs_release", "tile_regs_wait();\ntile_regs_release"}}),
        section(
            "pack after release", "dst-pack-before-wait",
            kCopy + kCommit + "tile_regs_release();\npack_tile(0, 16)" + kHere,
            {{"tile_regs_release();\npack_tile(0, 16)", "pack_tile(0, 16); tile_regs_release()"}}),
        section(
            "section held at the end", "dst-unbalanced", kCopy + kCommit + "pack_tile(0, 16)" + kHere,
            {{"// <- here", "tile_regs_release();"}}),
        section(
            "operation after commit", "dst-outside-section",
            kCopy + "tile_regs_commit();\ncopy_tile(0, 0, 1)" + kHere + "tile_regs_wait(); tile_regs_release();",
            {{"tile_regs_commit();\ncopy_tile(0, 0, 1)", "copy_tile(0, 0, 1); tile_regs_commit()"}}),
        section(
            "pack of a DST tile beyond the section", "dst-index",
            kCopy + kCommit + "pack_tile(8, 16)" + kHere + "tile_regs_release();", {{"(8, 16)", "(7, 16)"}}),
        section(
            "vector operation beyond the section", "dst-index",
            "negative_tile_init();\n" + kCopy + "negative_tile(8)" + kHere + kCommit + "tile_regs_release();",
            {{"(8)", "(0)"}}),
        section(
            "DST index of a full section without full sync", "dst-index",
            kCopy + "copy_tile(0, 0, 15)" + kHere + kCommit + "tile_regs_release();", {{"0, 15)", "0, 7)"}}),
        section(
            "block beyond the section", "dst-index",
            "matmul_block_init(0, 1, 0, 3, 3, 1)" + kHere + kCopy + kCommit + "tile_regs_release();",
            {{"matmul_block_init(0, 1, 0, 3, 3, 1)", "copy_init(0)"}}),
        section(
            "matrix product without its init", "engine-init-missing",
            "tile_regs_acquire();\nmatmul_tiles(0, 1, 0, 0, 0)" + kHere + kCommit + "tile_regs_release();",
            {{"copy_init(0)", "matmul_init(0, 1)"}}),
        section(
            "sum while set up for a product", "engine-init-missing",
            "matmul_init(0, 1); tile_regs_acquire();\nadd_tiles(0, 1, 0, 0, 0)" + kHere + kCommit +
                "tile_regs_release();",
            {{"matmul_init", "add_init"}}),
        section(
            "block of other dimensions than its init", "engine-init-missing",
            "matmul_block_init(0, 1, 0, 1, 1, 1); tile_regs_acquire();\nmatmul_block(0, 1, 0, 0, 0, 0, 1, 1, 2)" +
                kHere + kCommit + "tile_regs_release();",
            {{"1, 1, 2)", "1, 1, 1)"}}),
        section(
            "vector operation without any init", "engine-init-missing",
            kCopy + "negative_tile(0)" + kHere + kCommit + "tile_regs_release();",
            {{"\nnegative_tile", "negative_tile_init();\nnegative_tile"}}),
        section(
            "unpacker left as tilizing needs it", "engine-init-missing",
            "tilize_init(0, 1, 16);\ncopy_init(0)" + kHere + kCopy + kCommit + "tile_regs_release();",
            {{"\ncopy_init", "tilize_uninit(0, 16);\ncopy_init"}}),
        section(
            "packer left as untilizing needs it", "engine-init-missing",
            "pack_untilize_dest_init<1>(16);\n" + kCopy + kCommit + "pack_tile(0, 16)" + kHere + "tile_regs_release();",
            {{"(16);\ntile", "(16); pack_untilize_uninit(16);\ntile"}}),
        section(
            "reduction along another dimension than its init", "engine-init-missing",
            "reduce_init<PoolType::SUM, ReduceDim::REDUCE_ROW>(0, 1, 16); tile_regs_acquire();\n"
            "reduce_tile<PoolType::SUM, ReduceDim::REDUCE_COL>(0, 1, 0, 0, 0)" +
                kHere + kCommit + "tile_regs_release();",
            {{"REDUCE_ROW", "REDUCE_COL"}}),
        section(
            "reduction of source registers that hold no tiles", "engine-init-missing",
            "reduce_init<PoolType::SUM, ReduceDim::REDUCE_COL>(0, 1, 16); tile_regs_acquire();\n"
            "reduce_tile_math<PoolType::SUM, ReduceDim::REDUCE_COL>(0)" +
                kHere + kCommit + "tile_regs_release();",
            {{"tile_math<PoolType::SUM, ReduceDim::REDUCE_COL>(0)",
              "tile<PoolType::SUM, ReduceDim::REDUCE_COL>(0, 1, 0, 0, 0)"}}),
        section(
            "vector operation on a tile of the section before", "dst-read-unwritten",
            "negative_tile_init();\n" + kCopy + kCommit +
                "tile_regs_release(); tile_regs_acquire();\nnegative_tile(0)" + kHere + kCommit +
                "tile_regs_release();",
            {{"\nnegative_tile(0)", "copy_tile(0, 0, 0);\nnegative_tile(0)"}}),
        section(
            "own program on a tile of the section before", "dst-read-unwritten",
            kCopy + kCommit + "tile_regs_release(); tile_regs_acquire();\n" + kNegate + kHere + kCommit +
                "tile_regs_release();",
            {{"tile_regs_acquire();\n_llk", "tile_regs_acquire(); copy_tile(0, 0, 0);\n_llk"}}),
        section(
            "constant register that an init has loaded otherwise", "read-unwritten",
            "sfpi::vConstFloatPrgm0 = 2.0f; exp_tile_init();\n" + kCopy +
                "_llk_math_eltwise_unary_sfpu_params_([] { sfpi::dst_reg[0] = sfpi::vFloat(sfpi::vConstFloatPrgm0); }, "
                "0)" +
                kHere + kCommit + "tile_regs_release();",
            {{"sfpi::vConstFloatPrgm0 = 2.0f; exp_tile_init();", "exp_tile_init(); sfpi::vConstFloatPrgm0 = 2.0f;"}}),
        section(
            "operation whose constants a kernel has replaced", "engine-init-missing",
            "exp_tile_init(); sfpi::vConstFloatPrgm0 = 2.0f;\n" + kCopy + "exp_tile(0)" + kHere + kCommit +
                "tile_regs_release();",
            {{"exp_tile_init(); sfpi::vConstFloatPrgm0 = 2.0f;", "sfpi::vConstFloatPrgm0 = 2.0f; exp_tile_init();"}}),
        section(
            "tiles packed in order and out of order", "pack-order-mixed",
            "cb_reserve_back(16, 2);\n" + kCopy + kCommit + "pack_tile(0, 16);\npack_tile<true>(0, 16, 1)" + kHere +
                "tile_regs_release();",
            {{"pack_tile(0, 16)", "pack_tile<true>(0, 16, 0)"}}),
        section(
            "tiles packed out of order and in order", "pack-order-mixed",
            "cb_reserve_back(16, 2);\n" + kCopy + kCommit + "pack_tile<true>(0, 16, 1);\npack_tile(0, 16)" + kHere +
                "tile_regs_release();",
            {{"pack_tile<true>(0, 16, 1);", ""}}),
        section(
            "tile transposed as if it had 32 bits", "engine-unsupported",
            kCopy + "transpose_dest_init<true>(); \ntranspose_dest<true>(0)" + kHere + kCommit + "tile_regs_release();",
            {{"_init<true>", "_init<false>"}, {"_dest<true>", "_dest<false>"}}),
        section(
            "pages packed beyond the reserved", "cb-write-without-reserve",
            kCopy + kCommit + "pack_tile(0, 16);\npack_tile(0, 16)" + kHere + "tile_regs_release();",
            {{"cb_reserve_back(16, 1)", "cb_reserve_back(16, 2)"}}),
        section(
            "page popped before it is used", "cb-read-without-wait",
            "cb_pop_front(0, 1); tile_regs_acquire();\ncopy_tile(0, 0, 0)" + kHere + kCommit + "tile_regs_release();",
            {{"cb_pop_front(0, 1);", ""}}),
        {.name = "tile behind the ring end",
         .rule = "cb-straddles-end",
         .reader = "for (int i = 0; i < 5; ++i) {\n    constexpr uint32_t cb = 0;\n" + kPage + "}\n",
         .compute = kStart +
                    "copy_init(0); cb_wait_front(0, 3); cb_pop_front(0, 3); cb_wait_front(0, 2); tile_regs_acquire();\n"
                    "copy_tile(0, 1, 0)" +
                    kHere + kCommit + "tile_regs_release();",
         .fix = {{"(0, 1, 0)", "(0, 0, 0)"}}},
        section(
            "pages packed and never pushed", "deadlock",
            kCopy + kCommit + "pack_tile(0, 16); tile_regs_release();\ncb_wait_front(16, 1)" + kHere,
            {{"\ncb_wait_front(16", "cb_push_back(16, 1);\ncb_wait_front(16"}}),
    };
}

}  // namespace program_test
