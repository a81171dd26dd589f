// The upper faces of pairs of tiles as rows: calls of the packer that name the geometry of faces.
#include "program.hpp"

int main() {
    constexpr uint32_t kPairs = 3;
    constexpr uint32_t kTile = 32 * 32;
    constexpr uint32_t kRows = 16;
    const Device device;
    auto source = device.tiles(2 * kPairs);
    auto target = device.tiles(kPairs);
    const std::vector<bfloat16> input = random_matrix(2 * kPairs * 32, 32, 5);
    std::vector<float> expected;
    for (uint32_t pair = 0; pair < kPairs; ++pair) {
        for (uint32_t i = 0; i < kRows * 64; ++i) {
            const uint32_t face = i % 64 / 16;
            const uint32_t tile = 2 * pair + face / 2;
            expected.push_back(input[tile * kTile + face % 2 * 256 + i / 64 * 16 + i % 16].to_float());
        }
    }
    EnqueueWriteBuffer(device.queue, source, input, false);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    tile_buffer(program, CoreRange(core), CBIndex::c_0, 4);
    tile_buffer(program, CoreRange(core), CBIndex::c_16, 2);
    const auto reader =
        CreateKernel(program, kernel("read_range.cpp"), core, ReaderDataMovementConfig(compile_args({}, {source})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(compile_args({}, {target})));
    const auto compute = CreateKernel(program, kernel("untilize_faces.cpp"), core, ComputeConfig{});
    SetRuntimeArgs(program, reader, core, {address(source), 2 * kPairs});
    SetRuntimeArgs(program, writer, core, {address(target), 0, kPairs});
    SetRuntimeArgs(program, compute, core, {kPairs});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    EnqueueReadBuffer(device.queue, target, output, true);
    return verdict(output, expected, 0.0F);
}
