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
    tiles(program, 10, Tile({32, 16}));
    tiles(program, 11, Tile({16, 16}));
    tiles(program, 12, Tile({8, 32}));
    CreateCircularBuffer(
        program, CoreCoord{0, 0},
        CircularBufferConfig(8192, {{13, DataFormat::Float16_b}}).set_page_size(13, 1024));  // not a tile
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

Fault on_blackhole(Fault fault) {
    fault.arch = "blackhole";
    return fault;
}

using Fix = std::vector<std::pair<std::string, std::string>>;

// Tiles of `in` packed as rows to `out` by pack_untilize_block.
std::string rows_of(const std::string& in, const std::string& out) {
    return "compute_kernel_hw_startup(" + in + ", " + in + ", " + out + ");\n" + kWait + "pack_untilize_init<1>(" + in +
           ", " + out + "); cb_reserve_back(" + out + ", 1);\npack_untilize_block<1>(" + in + ", 1, " + out + ")" +
           kHere;
}

Fix instead(const std::string& in, const std::string& out, const std::string& other_in, const std::string& other_out) {
    return {
        {"startup(" + in + ", " + in + ", " + out, "startup(" + other_in + ", " + other_in + ", " + other_out},
        {"<1>(" + in + ", " + out, "<1>(" + other_in + ", " + other_out},
        {"back(" + out, "back(" + other_out},
        {"<1>(" + in + ", 1, " + out, "<1>(" + other_in + ", 1, " + other_out}};
}

// Two tiles of DST packed as rows to `out`; template arguments of pack_untilize_dest_init and pack_untilize_dest.
std::string rows_of_dst(
    const std::string& init, const std::string& call, const std::string& arguments = "16",
    const std::string& dst = "0") {
    return started("0", "0", arguments.substr(0, arguments.find(','))) + "copy_init(0); copy_tile(0, 0, " + dst +
           "); copy_tile(0, 0, 1);\npack_untilize_dest_init<" + init + ">(" + arguments.substr(0, arguments.find(',')) +
           ");\ntile_regs_commit(); tile_regs_wait(); cb_reserve_back(" + arguments.substr(0, arguments.find(',')) +
           ", 4);\npack_untilize_dest<" + call + ">(" + arguments + ")" + kHere + "tile_regs_release();";
}

std::vector<Fault> row_faults() {
    return {
        fault(
            "rows of more faces packed than were written", "engine-tile-shape", rows_of("3", "16"),
            instead("3", "16", "3", "9"), "packs 4 faces to c_16, but the last operation on DST tile 0 was on 2"),
        refused(
            "rows of 32x16 tiles packed", rows_of("6", "10"), instead("6", "10", "3", "9"),
            "to c_10 of tiles of 32x16: the packer puts the two faces of a tile side by side"),
        refused(
            "rows of 16x16 tiles packed on Wormhole", rows_of("5", "11"), instead("5", "11", "3", "9"),
            "Wormhole's packer packs 8 of their rows"),
        refused(
            "narrow rows of more than a face", rows_of_dst("1, 1, true, 20", "1, 1, false, true, 20"),
            {{"true, 20", "true, 16"}, {"true, 20", "true, 16"}}, "rows of 20 datums run into the next row of a face"),
        refused(
            "narrow rows of two tiles on Wormhole", rows_of_dst("2, 2, true, 8", "2, 2, false, true, 8"),
            {{"2, 2, true", "1, 1, true"}, {"2, 2, false", "1, 1, false"}}, "Wormhole's packer takes one tile"),
        refused(
            "narrow rows of a tile that the packer's counter is not at",
            rows_of_dst("1, 1, true, 8", "1, 1, false, true, 8, 1"), {{"8, 1>", "8, 0>"}},
            "takes the DST tile where its counter stands, 0"),
        on_blackhole(refused(
            "narrow rows of an odd length on Blackhole", rows_of_dst("1, 1, true, 12", "1, 1, false, true, 12"),
            {{"true, 12", "true, 8"}, {"true, 12", "true, 8"}}, "rows of 24 bytes")),
        on_blackhole(refused(
            "dense rows of tiles of four faces",
            rows_of_dst("2, 2, false, 32, true", "2, 2, false, false, 32, 0, true"),
            {{"0, 16);", "0, 9);"}, {"(16);", "(9);"}, {"back(16", "back(9"}, {">(16)", ">(9)"}},
            "dense is for tiles of two faces")),
        fault(
            "rows of other arguments than the init's", "engine-init-missing",
            rows_of_dst("1, 1, true, 8", "1, 1, false, true, 16"), {{"1, 1, true, 8", "1, 1, true, 16"}},
            "were given other narrow_row, row_num_datums, dense or faces"),
        fault(
            "rows of tiles without the init", "engine-init-missing",
            "compute_kernel_hw_startup(3, 3, 9);\n" + kWait +
                "copy_init(3); cb_reserve_back(9, 1);\npack_untilize_block<1>(3, 1, 9)" + kHere,
            {{"copy_init(3)", "pack_untilize_init<1>(3, 9)"}}, "pack_untilize_block<1, 1> without pack_untilize_init"),
        fault(
            "rows of more tiles than DST has", "dst-index",
            started("0", "0") + kDone + "\npack_untilize_init<16>(0, 16)" + kHere + "pack_untilize_uninit(16);",
            {{"<16>", "<8>"}}, "pack_untilize of blocks of 16 tiles, a DST section has 8"),
        on_blackhole(fault(
            "dense rows of an odd number of tiles", "kernel-compile",
            "pack_untilize_dest_init<3, 3, false, 32, true>(9);\n",
            {{"pack_untilize_dest_init<3, 3, false, 32, true>(9);", kWait}},
            "dense packs pairs of tiles: block_ct_dim must be even")),
        fault(
            "dense rows on Wormhole", "kernel-compile", "pack_untilize_dest_init<2, 2, false, 32, true>(9);\n",
            {{"pack_untilize_dest_init<2, 2, false, 32, true>(9);", kWait}}, "dense is for Blackhole"),
        fault(
            "rows of tiles on pages of another size", "cb-page-size", rows_of_dst("1", "1", "13, 2"),
            {{"(13, 2)", "(13, 1)"}}, "but the packer goes on by 1 pages of c_13, 1024 bytes"),
    };
}

// Rows of `in` tilized to `out`.
std::string tiles_of(
    const std::string& call, const std::string& in, const std::string& out, const std::string& tiles = "1") {
    return "compute_kernel_hw_startup(" + in + ", " + in + ", " + out + ");\n" + kWait + call + "_init(" + in + ", " +
           tiles + ", " + out + "); cb_reserve_back(" + out + ", 2);\n" + call + "_block(" + in + ", " + tiles + ", " +
           out + ")" + kHere;
}

// Rows of `in` brought to the source registers and, as so many faces, reduced.
std::string pairs_of(const std::string& in, const std::string& arguments, const std::string& faces) {
    return "compute_kernel_hw_startup(" + in + ", 0, 16);\n" + kWait +
           "reduce_init<PoolType::SUM, ReduceDim::REDUCE_COL>(" + in + ", 0, 16);\nUNPACK((llk_unpack_tilizeA_B_init<" +
           arguments + ">(" + in + ", 0, 1)));  // <- init\ntile_regs_acquire();\nunpack_tilizeA_B_block<" + arguments +
           ">(" + in + ", 0, 1, 0);  // <- block\nreduce_tile_math<PoolType::SUM, ReduceDim::REDUCE_COL>(0, " + faces +
           ");  // <- math\n" + kDone;
}

std::string marked(std::string text, const std::string& mark) {
    return text.replace(text.find("// <- " + mark), mark.size() + 6, "// <- here");
}

std::string without(std::string text, const std::string& word) { return text.erase(text.find(word), word.size()); }

std::vector<Fault> tilize_faults() {
    const std::string zero = "false, true, false, true";
    return {
        on_blackhole(refused(
            "rows made 32x16 tiles on Blackhole", tiles_of("tilize", "6", "10"),
            {{"(6, 6, 10)", "(3, 3, 9)"},
             {"(6, 1, 10)", "(3, 1, 9)"},
             {"back(10", "back(9"},
             {"(6, 1, 10)", "(3, 1, 9)"}},
            "Blackhole's unpacker takes pairs of faces")),
        refused(
            "rows made 8x32 tiles fast", tiles_of("fast_tilize", "4", "12"),
            {{"fast_tilize_init", "tilize_init"}, {"fast_tilize_block", "tilize_block"}},
            "it takes tiles of 32x32 and 16x32"),
        refused(
            "rows made an odd number of 16x32 tiles fast", tiles_of("fast_tilize", "3", "9"),
            {{"(3, 1, 9)", "(3, 2, 9)"}, {"(3, 1, 9)", "(3, 2, 9)"}}, "it takes tiles of 16x32 in pairs"),
        fault(
            "rows made tiles of another shape", "engine-tile-shape", tiles_of("tilize", "3", "16"),
            {{"(3, 3, 16)", "(3, 3, 9)"},
             {"(3, 1, 16)", "(3, 1, 9)"},
             {"back(16", "back(9"},
             {"(3, 1, 16)", "(3, 1, 9)"}},
            "from c_3 of tiles of 16x32 to c_16 of tiles of 32x32"),
        fault(
            "rows made tiles fast after the slow path's init", "engine-init-missing",
            without(tiles_of("fast_tilize", "3", "9", "2"), "fast_"), {{"tilize_init", "fast_tilize_init"}},
            "fast_tilize_block needs fast_tilize_init"),
        fault(
            "rows made another number of tiles than the init's", "engine-init-missing",
            "compute_kernel_hw_startup(3, 3, 9);\n" + kWait +
                "tilize_init(3, 1, 9); cb_reserve_back(9, 2);\ntilize_block(3, 2, 9)" + kHere,
            {{"tilize_init(3, 1, 9)", "tilize_init(3, 2, 9)"}}, "tilize_block of 2 tiles after tilize_init for 1"),
        fault(
            "unpacker left as fast_tilize needs it", "engine-init-missing",
            started("0", "0") + "fast_tilize_init(0, 1, 16);\ncopy_init(0)" + kHere + kDone,
            {{"\ncopy_init", "fast_tilize_uninit(0, 16, 1);\ncopy_init"}}, "call fast_tilize_uninit"),
        fault(
            "more faces reduced than were brought", "engine-tile-shape", marked(pairs_of("3", zero, "4"), "math"),
            {{"(0, 4)", "(0, 2)"}}, "of 4 faces, but unpack_tilizeA_B_block brought tiles of 16x32"),
        refused(
            "rows of SrcA left as they were", marked(pairs_of("4", "false, true, false, false", "2"), "block"),
            {{"false, true, false, false", zero}, {"false, true, false, false", zero}},
            "SrcA keeps what its other rows held"),
        fault(
            "SrcA cleared for a tile of two faces", "unsupported",
            marked(pairs_of("3", "false, true, true, false", "2"), "init"),
            {{"false, true, true, false", zero}, {"false, true, true, false", zero}}, "with zero_srcA"),
    };
}

}  // namespace

std::vector<Fault> tile_faults() {
    const std::string packing = "tile_regs_commit(); tile_regs_wait(); cb_reserve_back(";
    std::vector<Fault> all{
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
    };
    for (const std::vector<Fault>& more : {row_faults(), tilize_faults()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

}  // namespace program_test
