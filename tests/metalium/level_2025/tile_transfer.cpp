// A tile travels from DRAM through the L1 of two cores and back; a semaphore says when it has arrived.
#include "tile_programs.hpp"

int main() {
    const Session session;
    const auto source = session.tiles(1);
    const auto target = session.tiles(1);
    const std::vector<bfloat16> values = random_values(TILE_HW, 3);
    EnqueueWriteBuffer(session.queue, source, values, false);

    Program program = CreateProgram();
    constexpr CoreCoord first = {0, 0};
    constexpr CoreCoord second = {2, 1};
    const CoreCoord second_on_noc = session.device->worker_core_from_logical_core(second);
    const CoreRangeSet cores(std::set<CoreRange>{CoreRange(first), CoreRange(second)});
    circular_buffer(program, cores, CBIndex::c_0, 1);
    circular_buffer(program, cores, CBIndex::c_16, 1);
    const uint32_t semaphore = CreateSemaphore(program, cores, 0);
    const auto reader =
        CreateKernel(program, kernel("read_and_send.cpp"), first, ReaderDataMovementConfig{accessors({source})});
    const auto receiver = CreateKernel(program, kernel("receive.cpp"), second, ReaderDataMovementConfig{});
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), second, WriterDataMovementConfig{accessors({target})});
    SetRuntimeArgs(
        program, reader, first,
        {source->address(), static_cast<uint32_t>(second_on_noc.x), static_cast<uint32_t>(second_on_noc.y), semaphore});
    SetRuntimeArgs(program, receiver, second, {semaphore});
    SetRuntimeArgs(program, writer, second, {target->address(), 1});
    EnqueueProgram(session.queue, program, false);
    Finish(session.queue);

    std::vector<bfloat16> result(TILE_HW);
    EnqueueReadBuffer(session.queue, target, result.data(), true);
    return report(result == values);
}
