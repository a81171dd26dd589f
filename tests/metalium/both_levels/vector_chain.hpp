// A chain of vector-unit operations on tiles and a tile of ones, on one core, against a function of float.
#pragma once

#include "program.hpp"

/// Run `compute` on four tiles of random bf16 values; whether each result is `expected` of its input within
/// `tolerance` of the largest is the program's exit code.
template <typename Function>
int vector_chain(const char* compute, int seed, const Function& expected, float tolerance) {
    const Device device;
    constexpr uint32_t kTiles = 4;
    auto in_buffer = device.tiles(kTiles);
    auto out_buffer = device.tiles(kTiles);
    const auto x = random_matrix(32, kTiles * 32, seed);
    device.write(in_buffer, x);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const CoreRangeSet cores{CoreRange(core)};
    tile_buffer(program, cores, CBIndex::c_0, 2);
    tile_buffer(program, cores, CBIndex::c_1, 1);
    tile_buffer(program, cores, CBIndex::c_16, 2);
    const auto reader = CreateKernel(
        program, kernel("read_with_ones.cpp"), core, ReaderDataMovementConfig(compile_args({}, {in_buffer})));
    const auto writer = CreateKernel(
        program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(compile_args({}, {out_buffer})));
    CreateKernel(program, kernel(compute), core, ComputeConfig{.compile_args = {kTiles}});
    SetRuntimeArgs(program, reader, core, {address(in_buffer), kTiles});
    SetRuntimeArgs(program, writer, core, {address(out_buffer), 0, kTiles});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    device.read(output, out_buffer);
    std::vector<float> reference;
    for (const bfloat16 value : x) {
        reference.push_back(expected(static_cast<float>(value)));
    }
    return verdict(output, reference, tolerance);
}
