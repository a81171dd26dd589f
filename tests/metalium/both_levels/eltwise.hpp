#pragma once

#include "program.hpp"

// C = A + B, `tiles` tiles split over a grid of cores.
inline int run_add(CoreCoord grid, uint32_t tiles) {
    const Device device;
    auto a_buffer = device.tiles(tiles);
    auto b_buffer = device.tiles(tiles);
    auto c_buffer = device.tiles(tiles);
    const auto a = random_matrix(32, tiles * 32, 1);
    const auto b = random_matrix(32, tiles * 32, 2);
    device.write(a_buffer, a);
    device.write(b_buffer, b);

    Program program = CreateProgram();
    const auto [count, cores, group1, group2, tiles1, tiles2] = split_work_to_cores(grid, tiles);
    for (const auto index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        tile_buffer(program, cores, index, 2);
    }
    const auto reader = CreateKernel(
        program, kernel("read_pairs.cpp"), cores, ReaderDataMovementConfig(compile_args({}, {a_buffer, b_buffer})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), cores, WriterDataMovementConfig(compile_args({}, {c_buffer})));
    const auto compute = CreateKernel(program, kernel("add_tiles.cpp"), cores, ComputeConfig{});
    uint32_t first = 0;
    for (const auto& [group, each] : {std::pair{group1, tiles1}, std::pair{group2, tiles2}}) {
        for (const CoreCoord& core : corerange_to_cores(group)) {
            SetRuntimeArgs(program, reader, core, {address(a_buffer), address(b_buffer), first, each});
            SetRuntimeArgs(program, writer, core, {address(c_buffer), first, each});
            SetRuntimeArgs(program, compute, core, {each});
            first += each;
        }
    }
    device.run(std::move(program));

    std::vector<bfloat16> c;
    device.read(c, c_buffer);
    std::vector<float> expected(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        expected[i] = static_cast<float>(a[i]) + static_cast<float>(b[i]);
    }
    return verdict(c, expected, 0.01F);
}
