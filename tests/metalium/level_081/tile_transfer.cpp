// A tile travels DRAM -> core (0,0) -> core (1,0) -> DRAM; a semaphore tells the second core that it arrived.
#include "program.hpp"

int main() {
    const Device device;
    auto source = device.tiles(1);
    auto target = device.tiles(1);
    const auto input = random_matrix(32, 32, 9);
    EnqueueWriteMeshBuffer(device.queue, source, input, false);

    Program program = CreateProgram();
    const CoreCoord sender{0, 0};
    const CoreCoord receiver{1, 0};
    const CoreRange both(sender, receiver);
    tile_buffer(program, both, CBIndex::c_0, 1);
    tile_buffer(program, both, CBIndex::c_1, 1);
    const uint32_t arrived = CreateSemaphore(program, both, 0);
    const CoreCoord to = device.mesh->worker_core_from_logical_core(receiver);
    const auto read = CreateKernel(
        program, kernel("transfer_read.cpp"), sender, ReaderDataMovementConfig(compile_args({}, {source})));
    const auto send = CreateKernel(program, kernel("transfer_send.cpp"), sender, WriterDataMovementConfig());
    const auto receive = CreateKernel(program, kernel("transfer_receive.cpp"), receiver, ReaderDataMovementConfig());
    const auto write = CreateKernel(
        program, kernel("transfer_write.cpp"), receiver, WriterDataMovementConfig(compile_args({}, {target})));
    SetRuntimeArgs(program, read, sender, {address(source)});
    SetRuntimeArgs(program, send, sender, {static_cast<uint32_t>(to.x), static_cast<uint32_t>(to.y), arrived});
    SetRuntimeArgs(program, receive, receiver, {arrived});
    SetRuntimeArgs(program, write, receiver, {address(target)});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    EnqueueReadMeshBuffer(device.queue, output, target, true);
    return verdict(output, input, 0);
}
