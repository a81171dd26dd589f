// A tile travels from DRAM through the L1 of two cores and back; a semaphore says when it has arrived.
#include "program.hpp"

int main() {
    const Device device;
    const auto source = device.tiles(1);
    const auto target = device.tiles(1);
    const std::vector<bfloat16> values = random_matrix(32, 32, 3);
    EnqueueWriteBuffer(device.queue, source, values, false);

    Program program = CreateProgram();
    constexpr CoreCoord first = {0, 0};
    constexpr CoreCoord second = {2, 1};
    const CoreCoord second_on_noc = device.device->worker_core_from_logical_core(second);
    const CoreRangeSet cores(std::set<CoreRange>{CoreRange(first), CoreRange(second)});
    tile_buffer(program, cores, CBIndex::c_0, 1);
    tile_buffer(program, cores, CBIndex::c_16, 1);
    const uint32_t semaphore = CreateSemaphore(program, cores, 0);
    const auto reader =
        CreateKernel(program, kernel("read_and_send.cpp"), first, ReaderDataMovementConfig(compile_args({}, {source})));
    const auto receiver = CreateKernel(program, kernel("receive.cpp"), second, ReaderDataMovementConfig{});
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), second, WriterDataMovementConfig(compile_args({}, {target})));
    SetRuntimeArgs(
        program, reader, first,
        {address(source), static_cast<uint32_t>(second_on_noc.x), static_cast<uint32_t>(second_on_noc.y), semaphore});
    SetRuntimeArgs(program, receiver, second, {semaphore});
    SetRuntimeArgs(program, writer, second, {address(target), 0, 1});
    device.run(std::move(program));

    std::vector<bfloat16> result(values.size());
    EnqueueReadBuffer(device.queue, target, result.data(), true);
    return verdict(result, values, 0.0F);
}
