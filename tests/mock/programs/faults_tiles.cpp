#include "faults.hpp"

namespace program_test {
namespace {

constexpr uint8_t kHalf = 3;    // 16x32
constexpr uint8_t kEighth = 4;  // 8x32
constexpr uint8_t kFace = 5;    // 16x16
constexpr uint8_t kTall = 6;    // 32x16

void tiles(Program& program, uint8_t cb, const Tile& tile, DataFormat format = DataFormat::Float16_b) {
    const uint32_t page = tile.get_tile_size(format);
    CreateCircularBuffer(
        program, CoreCoord{0, 0},
        CircularBufferConfig(4 * page, {{cb, format}}).set_page_size(cb, page).set_tile_dims(cb, tile));
}

void small_tiles(Program& program) {
    tiles(program, kHalf, Tile({16, 32}));
    tiles(program, kEighth, Tile({8, 32}));
    tiles(program, kFace, Tile({16, 16}));
    tiles(program, kTall, Tile({32, 16}));
    tiles(program, 7, Tile({16, 32}), DataFormat::Bfp8_b);
    tiles(program, 8, Tile({8, 32}), DataFormat::Bfp8_b);
    tiles(program, 9, Tile({16, 32}));
}

const std::string kFill =
    "cb_reserve_back(0, 1); noc_async_read_page(0, tensor, get_write_ptr(0));\n"
    "for (uint32_t cb = 3; cb < 7; ++cb) {\n"
    "    cb_reserve_back(cb, 4); noc_async_read_page(0, tensor, get_write_ptr(cb));\n"
    "    if (get_tile_size(cb) == 1024) { noc_async_read_page(0, tensor, get_write_ptr(cb) + 2048); }\n"
    "}\n"
    "noc_async_read_barrier(); cb_push_back(0, 1);\n"
    "for (uint32_t cb = 3; cb < 7; ++cb) { cb_push_back(cb, 4); }\n";
const std::string kWait =
    "cb_wait_front(0, 1); cb_wait_front(3, 4); cb_wait_front(4, 4); cb_wait_front(5, 4);\n"
    "cb_wait_front(6, 4);\n";
const std::string kHere = ";  // <- here\n";
const std::string kDone = "tile_regs_commit(); tile_regs_wait(); tile_regs_release();";

std::string started(const std::string& a, const std::string& b, const std::string& out = "16") {
    return "compute_kernel_hw_startup(" + a + ", " + b + ", " + out + ");\n" + kWait + "tile_regs_acquire();\n";
}

Fault fault(
    const std::string& name, const std::string& rule, const std::string& compute,
    const std::vector<std::pair<std::string, std::string>>& fix, const std::string& says) {
    Fault out;
    out.name = name;
    out.rule = rule;
    out.reader = kFill;
    out.compute = compute;
    out.fix = fix;
    out.says = says;
    out.change = out.fixed_change = small_tiles;
    return out;
}

Fault refused(
    const std::string& name, const std::string& compute, const std::vector<std::pair<std::string, std::string>>& fix,
    const std::string& says) {
    return fault(name, "engine-unsupported", compute, fix, says);
}

}  // namespace

std::vector<Fault> tile_faults() {
    const std::string packing = "tile_regs_commit(); tile_regs_wait(); cb_reserve_back(";
    return {
        fault(
            "unpacker set to other tiles", "engine-tile-shape",
            started("0", "0") + "copy_init(3);\ncopy_tile(3, 0, 0)" + kHere + kDone,
            {{"\ncopy_tile", "reconfig_tile_shape_srca(3);\ncopy_tile"}},
            "tiles of 16x32 while unpacker A is set to 32x32"),
        fault(
            "format alone reconfigured", "engine-tile-shape",
            started("0", "0") + "reconfig_data_format_srca(3); copy_init(3);\ncopy_tile(3, 0, 0)" + kHere + kDone,
            {{"reconfig_data_format_srca(3)", "reconfig_data_format_srca(0, 3)"}}, "unpacker A is set to 32x32"),
        fault(
            "init for other tiles", "engine-tile-shape",
            started("3", "3") + "copy_init(3); reconfig_full_operand_srca(4);\ncopy_tile(4, 0, 0)" + kHere + kDone,
            {{"copy_init(3)", "copy_init(4)"}}, "tiles of 8x32, but copy_init was called for tiles of 16x32"),
        fault(
            "packer set to other tiles", "engine-tile-shape",
            started("3", "3") + "copy_init(3); copy_tile(3, 0, 0);\n" + packing + "9, 1);\npack_tile(0, 9)" + kHere +
                "tile_regs_release();",
            {{"\npack_tile", "pack_reconfig_data_format<true>(9);\npack_tile"}}, "the packer is set to 32x32"),
        fault(
            "rows packed that no operation wrote", "engine-tile-shape",
            started("4", "4", "9") + "copy_init(4); copy_tile(4, 0, 0);\n" + packing + "9, 1);\npack_tile(0, 9)" +
                kHere + "tile_regs_release();",
            {{"copy_init(4); copy_tile(4, 0, 0);", "reconfig_full_operand_srca(3); copy_init(3); copy_tile(3, 0, 0);"}},
            "the last operation on DST tile 0 was on faces of 8"),
        refused(
            "product of 16x16 tiles",
            started("5", "5") + "matmul_init(5, 5);\nmatmul_tiles(5, 5, 0, 0, 0)" + kHere + kDone,
            {{"(5, 5, 16)", "<SrcOrder::Reverse>(6, 3, 16)"},
             {"matmul_init(5, 5)", "matmul_init(6, 3)"},
             {"matmul_tiles(5, 5,", "matmul_tiles(6, 3,"}},
            "matmul_tiles of tiles of 16x16 by tiles of 16x16"),
        refused(
            "product by small tiles",
            started("3", "3") + "matmul_init(3, 3);\nmatmul_tiles(3, 3, 0, 0, 0)" + kHere + kDone,
            {{"(3, 3, 16)", "<SrcOrder::Reverse>(3, 0, 16)"},
             {"matmul_init(3, 3)", "matmul_init(3, 0)"},
             {"matmul_tiles(3, 3,", "matmul_tiles(3, 0,"}},
            "tiles of 16x32 by tiles of 16x32"),
        refused(
            "product by transposed 32x16 tiles",
            started("6", "0") + "matmul_init(0, 6, 1);\nmatmul_tiles(0, 6, 0, 0, 0)" + kHere + kDone,
            {{"matmul_init(0, 6, 1)", "matmul_init(0, 6)"}}, "tiles of 32x32 by tiles of 32x16, transposed"),
        refused(
            "second operand smaller than the first",
            started("0", "3") + "add_init(0, 3);\nadd_tiles(0, 3, 0, 0, 0)" + kHere + kDone,
            {{"(0, 3, 16)", "(3, 0, 16)"},
             {"add_init(0, 3)", "add_init(3, 0)"},
             {"add_tiles(0, 3,", "add_tiles(3, 0,"}},
            "add_tiles of tiles of 32x32 and tiles of 16x32"),
        refused(
            "columns of 32x16 tiles repeated",
            started("6", "6") + "add_bcast_cols_init(6, 6);\nadd_tiles_bcast_cols(6, 6, 0, 0, 0)" + kHere + kDone,
            {{"add_bcast_cols_init", "add_bcast_scalar_init"}, {"add_tiles_bcast_cols", "add_tiles_bcast_scalar"}},
            "of tiles of 32x16 and tiles of 32x16"),
        refused(
            "two faces transposed", started("3", "3") + "transpose_init(3);\ntranspose_tile(3, 0, 0)" + kHere + kDone,
            {{"(3, 3, 16)", "(5, 5, 16)"},
             {"transpose_init(3)", "transpose_init(5)"},
             {"transpose_tile(3,", "transpose_tile(5,"}},
            "transposed, of tiles of 16x32"),
        refused(
            "scaler with too few faces",
            started("3", "5") +
                "reduce_init<PoolType::SUM, ReduceDim::REDUCE_COL>(3, 5, 16);\n"
                "reduce_tile<PoolType::SUM, ReduceDim::REDUCE_COL>(3, 5, 0, 0, 0)" +
                kHere + kDone,
            {{"startup(3, 5", "startup(5, 5"}, {"COL>(3, 5, 16)", "COL>(5, 5, 16)"}, {"(3, 5, 0", "(5, 5, 0"}},
            "tiles of 16x32 with scalers of 16x16"),
        refused(
            "block format of 16x32 tiles packed",
            started("3", "3", "7") + "copy_init(3); copy_tile(3, 0, 0); tile_regs_commit(); tile_regs_wait();\n" +
                "cb_reserve_back(7, 1); cb_reserve_back(8, 1);\npack_tile(0, 7)" + kHere + "tile_regs_release();",
            {{"(3, 3, 7)", "(3, 3, 8)"}, {"pack_tile(0, 7)", "pack_tile(0, 8)"}},
            "the packer lays out no such Bfp8_b tiles"),
        refused(
            "rows packed from 16x32 tiles",
            "compute_kernel_hw_startup(3, 3, 16);\n" + kWait +
                "pack_untilize_init<1>(3, 16); cb_reserve_back(16, 1);\n"
                "pack_untilize_block<1>(3, 1, 16)" +
                kHere,
            {{"(3, 3, 16)", "(0, 0, 16)"}, {"<1>(3, 16)", "<1>(0, 16)"}, {"<1>(3, 1", "<1>(0, 1"}},
            "pack_untilize_block with c_3 of tiles of 16x32"),
    };
}

}  // namespace program_test
