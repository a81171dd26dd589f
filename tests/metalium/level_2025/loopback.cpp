// DRAM to DRAM through one L1 buffer, with the queue and with the functions that need none.
#include <cstdint>
#include <cstdio>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/device.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tt_metal.hpp>
#include <vector>

using namespace tt::tt_metal;

namespace {

constexpr uint32_t kTiles = 50;
constexpr uint32_t kTileBytes = 2 * 32 * 32;

std::shared_ptr<Buffer> buffer(IDevice* device, uint32_t tiles, BufferType type) {
    return CreateBuffer(
        InterleavedBufferConfig{
            .device = device, .size = tiles * kTileBytes, .page_size = kTileBytes, .buffer_type = type});
}

}  // namespace

int main() {
    IDevice* device = CreateDevice(0);
    CommandQueue& cq = device->command_queue();
    auto source = buffer(device, kTiles, BufferType::DRAM);
    auto target = buffer(device, kTiles, BufferType::DRAM);
    auto l1 = buffer(device, 1, BufferType::L1);
    const std::vector<uint32_t> data = create_random_vector_of_bfloat16(kTiles * kTileBytes, 100, 42);
    EnqueueWriteBuffer(cq, source, data, false);

    Program program = CreateProgram();
    constexpr CoreCoord core = {0, 0};
    std::vector<uint32_t> accessors;
    TensorAccessorArgs(*source).append_to(accessors);
    TensorAccessorArgs(*target).append_to(accessors);
    const KernelHandle kernel = CreateKernel(
        program, OVERRIDE_KERNEL_PREFIX "level_2025/kernels/loopback.cpp", core,
        DataMovementConfig{
            .processor = DataMovementProcessor::RISCV_0, .noc = NOC::RISCV_0_default, .compile_args = accessors});
    SetRuntimeArgs(
        program, kernel, core,
        {static_cast<uint32_t>(l1->address()), static_cast<uint32_t>(source->address()),
         static_cast<uint32_t>(target->address()), kTiles});
    EnqueueProgram(cq, program, false);
    Finish(cq);
    std::vector<uint32_t> result;
    EnqueueReadBuffer(cq, target, result, true);
    bool pass = accessors.size() == 2 && result == data;

    // The program is still the caller's, and runs again.
    const std::vector<uint32_t> ones = create_constant_vector_of_bfloat16(kTiles * kTileBytes, 1.0F);
    detail::WriteToBuffer(*source, ones);
    detail::LaunchProgram(device, program);
    detail::ReadFromBuffer(target, result);
    pass = pass && result == ones;

    std::vector<uint32_t> words(kTileBytes / 4);
    pass = detail::ReadFromDeviceL1(device, core, static_cast<uint32_t>(l1->address()), kTileBytes, words) && pass;
    pass = pass && words.front() == ones.front() && words.back() == ones.back();

    pass = CloseDevice(device) && pass;
    std::printf(pass ? "PASS\n" : "FAIL\n");
    return pass ? 0 : 1;
}
