// Compute kernels whose packer waits for room that their unpackers make further down: in the same circular buffer, or
// by way of the reader, which tells the writer. Runs the case with the name given, or lists all.
#include <algorithm>
#include <functional>
#include <string>

#include "program_test.hpp"

using namespace program_test;

namespace {

constexpr uint32_t kTiles = 12;
const CoreRange kCores({0, 0}, {1, 2});

// The writer takes a tile out of c_16 only when the reader says so in c_1, `lead` tiles later.
const std::string kReader = R"(
void kernel_main() {
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(0));
    const uint32_t first = get_arg_val<uint32_t>(1), lead = get_arg_val<uint32_t>(2);
    for (uint32_t tile = 0; tile < 12; ++tile) {
        cb_reserve_back(0, 1);
        noc_async_read_page(first + tile, tensor, get_write_ptr(0));
        noc_async_read_barrier();
        cb_push_back(0, 1);
        if (lead != 0 && tile >= lead) {
            cb_reserve_back(1, 1);
            cb_push_back(1, 1);
        }
    }
}
)";
const std::string kWriter = R"(
void kernel_main() {
    constexpr auto args = TensorAccessorArgs<0>();
    const auto tensor = TensorAccessor(args, get_arg_val<uint32_t>(0));
    const uint32_t first = get_arg_val<uint32_t>(1), lead = get_arg_val<uint32_t>(2);
    for (uint32_t tile = 0; tile < 12; ++tile) {
        if (lead != 0 && tile + lead < 12) {
            cb_wait_front(1, 1);
            cb_pop_front(1, 1);
        }
        cb_wait_front(16, 1);
        noc_async_write_page(first + tile, tensor, get_read_ptr(16));
        noc_async_write_barrier();
        cb_pop_front(16, 1);
    }
}
)";
const std::string kIncludes =
    "#include \"api/compute/common.h\"\n#include \"api/compute/compute_kernel_hw_startup.h\"\n"
    "#include \"api/compute/eltwise_binary.h\"\n#include \"api/compute/pack.h\"\n"
    "#include \"api/compute/pack_untilize.h\"\n#include \"api/compute/reconfig_data_format.h\"\n"
    "#include \"api/compute/tile_move_copy.h\"\n#include \"api/compute/tilize.h\"\n"
    "#include \"api/compute/untilize.h\"\n"
    "void kernel_main() {\n#line 1 \"compute.cpp\"\n";

using Expected = std::function<float(const bfloat16* tile, uint32_t number, uint32_t element)>;
float same(const bfloat16* tile, uint32_t, uint32_t element) { return tile[element]; }
float doubled(const bfloat16* tile, uint32_t, uint32_t element) { return 2 * static_cast<float>(tile[element]); }
float positive(const bfloat16* tile, uint32_t number, uint32_t element) {
    const float value = tile[element];
    return number % 2 == 0 ? std::max(value, 0.0F) : value;
}
// Where an element of a row-major tile lies among its faces.
uint32_t in_faces(uint32_t element) {
    const uint32_t row = element / 32;
    const uint32_t column = element % 32;
    return (row / 16 * 2 + column / 16) * 256 + row % 16 * 16 + column % 16;
}
float to_rows(const bfloat16* tile, uint32_t, uint32_t element) { return tile[in_faces(element)]; }

struct Case {
    std::string name;
    std::string compute;
    Expected expected = same;
    uint32_t lead = 0;
    uint32_t pages_in = 2;
    uint32_t pages_out = 1;
    bool full_sync = false;
};

const std::string kStart = "compute_kernel_hw_startup(0, 0, 16); copy_init(0);\n";
const std::string kTileByTile = "for (uint32_t tile = 0; tile < 12; ++tile) {\n";
const std::string kCopy = "cb_wait_front(0, 1); copy_tile(0, 0, 0); tile_regs_commit();\n";
const std::string kPack = "tile_regs_wait(); pack_tile(0, 16); tile_regs_release(); cb_push_back(16, 1);\n";
const std::string kCopyAll =
    kStart + kTileByTile + "cb_reserve_back(16, 1); tile_regs_acquire();\n" + kCopy + kPack + "cb_pop_front(0, 1);\n}";

// With c_0 of two pages, tile + lead is read when the unpackers have popped tile + lead - 2, while the packer has room
// for the tile after this one only when it is taken.
std::vector<Case> cases() {
    return {
        {.name = "full ring of its own, popped after packing",
         .compute = kStart + "for (uint32_t group = 0; group < 3; ++group) {\nfor (int i = 0; i < 4; ++i) {\n" +
                    "cb_reserve_back(2, 1); tile_regs_acquire();\n" + kCopy +
                    "tile_regs_wait(); pack_tile(0, 2); tile_regs_release(); cb_push_back(2, 1); cb_pop_front(0, 1);\n"
                    "}\ncb_wait_front(2, 4); add_init(2, 2);\nfor (int i = 0; i < 4; ++i) {\n"
                    "cb_wait_front(2, 1); tile_regs_acquire(); add_tiles(2, 2, 0, 0, 0); tile_regs_commit();\n"
                    "cb_reserve_back(2, 1); tile_regs_wait(); pack_tile(0, 2); tile_regs_release(); cb_push_back(2, "
                    "1);\ncb_pop_front(2, 1);\n}\ncopy_init(2);\nfor (int i = 0; i < 4; ++i) {\n"
                    "cb_reserve_back(16, 1); tile_regs_acquire(); cb_wait_front(2, 1); copy_tile(2, 0, 0); "
                    "tile_regs_commit();\n" +
                    kPack + "cb_pop_front(2, 1);\n}\ncopy_init(0);\n}",
         .expected = doubled},
        {.name = "pages changed in place, then handed on",
         .compute = kStart + "for (uint32_t group = 0; group < 3; ++group) {\ncb_reserve_back(2, 4);\n" +
                    "for (int i = 0; i < 4; ++i) {\ntile_regs_acquire();\n" + kCopy +
                    "tile_regs_wait(); pack_tile(0, 2); tile_regs_release(); cb_pop_front(0, 1);\n}\n"
                    "cb_push_back(2, 4); cb_wait_front(2, 4); add_init(2, 2);\nfor (int i = 0; i < 4; ++i) {\n"
                    "tile_regs_acquire(); add_tiles(2, 2, i, i, 0); tile_regs_commit();\n"
                    "tile_regs_wait(); pack_tile<true>(0, 2, i); tile_regs_release();\n}\n"
                    "cb_reserve_back(2, 4); cb_pop_front(2, 4); cb_push_back(2, 4); cb_wait_front(2, 4);\n"
                    "copy_init(2);\nfor (int i = 0; i < 4; ++i) {\n"
                    "cb_reserve_back(16, 1); tile_regs_acquire(); copy_tile(2, i, 0); tile_regs_commit();\n" +
                    kPack + "}\ncb_pop_front(2, 4); copy_init(0);\n}",
         .expected = doubled},
        {.name = "one section behind", .compute = kCopyAll, .lead = 3},
        {.name = "two sections behind", .compute = kCopyAll, .lead = 4},
        {.name = "full synchronisation", .compute = kCopyAll, .lead = 3, .full_sync = true},
        {.name = "blocks",
         .compute = kStart +
                    "for (uint32_t block = 0; block < 3; ++block) {\ncb_reserve_back(16, 4); tile_regs_acquire(); "
                    "cb_wait_front(0, 4);\nfor (uint32_t i = 0; i < 4; ++i) { copy_tile(0, i, i); }\n"
                    "tile_regs_commit(); tile_regs_wait(); pack_block(0, 16, 4);\ntile_regs_release(); "
                    "cb_push_back(16, 4); cb_pop_front(0, 4);\n}",
         .lead = 8,
         .pages_in = 4,
         .pages_out = 4},
        {.name = "settings of the packer",
         .compute = kStart + kTileByTile +
                    "if (tile % 2 == 0) { pack_relu_config(ReluConfig::zero()); } else { "
                    "pack_relu_config(ReluConfig::none()); }\ncb_reserve_back(3, 1); "
                    "cb_reserve_back(16, 1); tile_regs_acquire();\n" +
                    kCopy +
                    "pack_reconfig_data_format(3); tile_regs_wait(); pack_tile(0, 3); pack_reconfig_data_format(16); "
                    "pack_tile(0, 16); tile_regs_release(); cb_push_back(3, 1); cb_push_back(16, 1);\n"
                    "cb_pop_front(0, 1); if (tile != 0) { cb_wait_front(3, 1); cb_pop_front(3, 1); }\n}",
         .expected = positive,
         .lead = 3},
        {.name = "section shared by math and packer",
         .compute = kStart + kTileByTile +
                    "cb_reserve_back(16, 1); acquire_dst(); cb_wait_front(0, 1); copy_tile(0, 0, 0);\npack_tile(0, "
                    "16); release_dst(); cb_push_back(16, 1); cb_pop_front(0, 1);\n}",
         .lead = 3},
        {.name = "section awaited before it is committed",
         .compute = kStart + kTileByTile + "cb_reserve_back(16, 1); tile_regs_acquire(); tile_regs_wait();\n" + kCopy +
                    "pack_tile(0, 16); tile_regs_release(); cb_push_back(16, 1); cb_pop_front(0, 1);\n}"},
#if !defined(UNCHECKED_POINTERS)
        {.name = "page changed by a pointer",
         .compute = kStart +
                    "auto* page = reinterpret_cast<volatile uint32_t*>(get_local_cb_interface(16).fifo_wr_ptr "
                    "<< 4);\n" +
                    kTileByTile + "cb_reserve_back(16, 1); tile_regs_acquire();\n" + kCopy +
                    "tile_regs_wait(); pack_tile(0, 16); tile_regs_release(); page[0] = 0x3F803F80;\n"
                    "cb_push_back(16, 1); cb_pop_front(0, 1);\n}",
         .expected = [](const bfloat16* tile, uint32_t,
                        uint32_t element) { return element < 2 ? 1.0F : static_cast<float>(tile[element]); }},
#endif
        {.name = "untilized",
         .compute = kStart + "untilize_init(0);\n" + kTileByTile +
                    "cb_reserve_back(16, 1); cb_wait_front(0, 1); untilize_block(0, 1, 16);\ncb_push_back(16, 1); "
                    "cb_pop_front(0, 1);\n}\nuntilize_uninit(0);",
         .expected = to_rows,
         .lead = 3},
        {.name = "untilized by the packer",
         .compute = kStart + "pack_untilize_init<1>(0, 16);\n" + kTileByTile +
                    "cb_reserve_back(16, 1); cb_wait_front(0, 1); pack_untilize_block<1>(0, 1, 16);\n"
                    "cb_push_back(16, 1); cb_pop_front(0, 1);\n}\npack_untilize_uninit(16);",
         .expected = to_rows,
         .lead = 4},
        {.name = "tilized",
         .compute = kStart + "tilize_init(0, 1, 16);\n" + kTileByTile +
                    "cb_reserve_back(16, 1); cb_wait_front(0, 1); tilize_block(0, 1, 16);\ncb_push_back(16, 1); "
                    "cb_pop_front(0, 1);\n}\ntilize_uninit(0, 16);",
         .expected =
             [](const bfloat16* tile, uint32_t, uint32_t element) {
                 uint32_t from = 0;
                 while (in_faces(from) != element) {
                     ++from;
                 }
                 return static_cast<float>(tile[from]);
             },
         .lead = 4},
    };
}

int run(const Case& wanted) {
    const Session session;
    const auto cores = static_cast<uint32_t>(kCores.size());
    const auto values = random_values(std::size_t{cores} * kTiles * 1024, 7);
    auto source = session.buffer(cores * kTiles);
    auto target = session.buffer(cores * kTiles);
    EnqueueWriteMeshBuffer(session.queue, source, values);

    Program program = CreateProgram();
    circular_buffer(program, kCores, 0, wanted.pages_in);
    circular_buffer(program, kCores, 1, kTiles);
    circular_buffer(program, kCores, 2, 4);
    circular_buffer(program, kCores, 3, 2, DataFormat::Float32);
    circular_buffer(program, kCores, 16, wanted.pages_out);
    const auto reader =
        CreateKernelFromString(program, kReader, kCores, ReaderDataMovementConfig(accessor_args({source})));
    const auto writer =
        CreateKernelFromString(program, kWriter, kCores, WriterDataMovementConfig(accessor_args({target})));
    CreateKernelFromString(
        program, kIncludes + wanted.compute + "\n}\n", kCores, ComputeConfig{.dst_full_sync_en = wanted.full_sync});
    uint32_t first = 0;
    for (const CoreCoord& core : kCores) {
        SetRuntimeArgs(program, reader, core, {static_cast<uint32_t>(source->address()), first, wanted.lead});
        SetRuntimeArgs(program, writer, core, {static_cast<uint32_t>(target->address()), first, wanted.lead});
        first += kTiles;
    }
    session.run(std::move(program));

    std::vector<bfloat16> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    Comparison comparison;
    for (uint32_t i = 0; i < result.size(); ++i) {
        const uint32_t tile = i / 1024;
        comparison.near(
            "c", i, result[i], wanted.expected(&values[std::size_t{tile} * 1024], tile % kTiles, i % 1024), 0.0F);
    }
    return comparison.exit_code();
}

}  // namespace

int main(int argc, char** argv) {
    int failures = 0;
    for (const Case& each : cases()) {
        if (argc == 1) {
            std::printf("%s\n", each.name.c_str());
        } else if (std::string(argv[1]) == "all" || each.name == argv[1]) {
            std::printf("%s\n", each.name.c_str());
            failures += run(each);
        }
    }
    return failures;
}
