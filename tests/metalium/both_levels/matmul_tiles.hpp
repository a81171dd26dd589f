#pragma once

#include "program.hpp"

// C = A B tile by tile, the output tiles split over a grid of cores.
inline int run_matmul(CoreCoord grid, uint32_t m, uint32_t k, uint32_t n) {
    const Device device;
    const uint32_t mt = m / 32;
    const uint32_t kt = k / 32;
    const uint32_t nt = n / 32;
    const auto a = random_matrix(m, k, 21);
    const auto b = random_matrix(k, n, 22);
    auto a_buffer = device.tiles(mt * kt);
    auto b_buffer = device.tiles(kt * nt);
    auto c_buffer = device.tiles(mt * nt);
    device.write(a_buffer, tilize_nfaces(a, m, k));
    device.write(b_buffer, tilize_nfaces(b, k, n));

    Program program = CreateProgram();
    const auto [count, cores, group1, group2, tiles1, tiles2] = split_work_to_cores(grid, mt * nt);
    tile_buffer(program, cores, CBIndex::c_0, 2);
    tile_buffer(program, cores, CBIndex::c_1, 2);
    tile_buffer(program, cores, CBIndex::c_16, 2);
    const auto reader = CreateKernel(
        program, kernel("matmul_read.cpp"), cores,
        ReaderDataMovementConfig(compile_args({kt, nt}, {a_buffer, b_buffer})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), cores, WriterDataMovementConfig(compile_args({}, {c_buffer})));
    const auto compute = CreateKernel(
        program, kernel("matmul_compute.cpp"), cores, ComputeConfig{.fp32_dest_acc_en = true, .compile_args = {kt}});
    uint32_t first = 0;
    for (const auto& [group, tiles] : {std::pair{group1, tiles1}, std::pair{group2, tiles2}}) {
        for (const CoreCoord& core : corerange_to_cores(group)) {
            SetRuntimeArgs(program, reader, core, {address(a_buffer), address(b_buffer), first, tiles});
            SetRuntimeArgs(program, writer, core, {address(c_buffer), first, tiles});
            SetRuntimeArgs(program, compute, core, {tiles});
            first += tiles;
        }
    }
    device.run(std::move(program));

    std::vector<bfloat16> tiles;
    device.read(tiles, c_buffer);
    return verdict(untilize_nfaces(tiles, m, n), host_matmul(a, b, m, k, n), 0.03F);
}
