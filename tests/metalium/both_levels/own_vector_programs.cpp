// 1 + smoothstep(x)^2 by two programs of the kernel's own for the vector unit, one on one tile and one on two.
#include <algorithm>

#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kTiles = 4;
    auto in_buffer = device.tiles(kTiles);
    auto out_buffer = device.tiles(kTiles);
    const auto x = random_matrix(32, kTiles * 32, 7);
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
    CreateKernel(program, kernel("own_vector_programs.cpp"), core, ComputeConfig{.compile_args = {kTiles}});
    SetRuntimeArgs(program, reader, core, {address(in_buffer), kTiles});
    SetRuntimeArgs(program, writer, core, {address(out_buffer), 0, kTiles});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    device.read(output, out_buffer);
    std::vector<float> expected;
    for (const bfloat16 value : x) {
        const float t = std::clamp((static_cast<float>(value) + 0.5F) * 1.25F, 0.0F, 1.0F);
        const float step = t * t * (3.0F - 2.0F * t);
        expected.push_back(1.0F + step * step);
    }
    return verdict(output, expected, 0.01F);
}
