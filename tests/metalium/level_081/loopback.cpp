// DRAM to L1 and back, page by page, by one data-movement kernel.
#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kTiles = 50;
    auto source = device.tiles(kTiles);
    auto target = device.tiles(kTiles);
    auto scratch = device.pages(1, tile_size(DataFormat::Float16_b), BufferType::L1);
    const auto input = random_matrix(32, kTiles * 32, 11);
    EnqueueWriteMeshBuffer(device.queue, source, input, false);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto copy = CreateKernel(
        program, kernel("loopback.cpp"), core,
        DataMovementConfig{
            .processor = DataMovementProcessor::RISCV_0,
            .noc = NOC::RISCV_0_default,
            .compile_args = compile_args({}, {source, target})});
    SetRuntimeArgs(program, copy, core, {address(scratch), address(source), address(target), kTiles});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    EnqueueReadMeshBuffer(device.queue, output, target, true);
    return verdict(output, input, 0);
}
