// One core reads a tile from DRAM and multicasts it to three others, which all write it back.
#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kReceivers = 3;
    auto source = device.tiles(1);
    auto target = device.tiles(kReceivers);
    const auto input = random_matrix(32, 32, 10);
    device.write(source, input);

    Program program = CreateProgram();
    const CoreCoord sender{0, 0};
    const CoreRange receivers({1, 0}, {kReceivers, 0});
    const CoreRange all(sender, receivers.end_coord);
    tile_buffer(program, all, CBIndex::c_0, 1);
    const uint32_t ready = CreateSemaphore(program, all, 0);
    const uint32_t arrived = CreateSemaphore(program, all, 0);
    const auto noc = [&](CoreCoord core) { return device.worker_core(core); };
    const auto send = CreateKernel(
        program, kernel("multicast_send.cpp"), sender, ReaderDataMovementConfig(compile_args({}, {source})));
    const auto receive = CreateKernel(
        program, kernel("multicast_receive.cpp"), receivers, ReaderDataMovementConfig(compile_args({}, {target})));
    const CoreCoord first = noc(receivers.start_coord);
    const CoreCoord last = noc(receivers.end_coord);
    SetRuntimeArgs(
        program, send, sender,
        {address(source), static_cast<uint32_t>(first.x), static_cast<uint32_t>(first.y), static_cast<uint32_t>(last.x),
         static_cast<uint32_t>(last.y), kReceivers, ready, arrived});
    uint32_t page = 0;
    for (const CoreCoord& core : receivers) {
        SetRuntimeArgs(
            program, receive, core,
            {address(target), page++, static_cast<uint32_t>(noc(sender).x), static_cast<uint32_t>(noc(sender).y), ready,
             arrived});
    }
    device.run(std::move(program));

    std::vector<bfloat16> output;
    device.read(output, target);
    std::vector<bfloat16> expected;
    for (uint32_t i = 0; i < kReceivers; ++i) {
        expected.insert(expected.end(), input.begin(), input.end());
    }
    return verdict(output, expected, 0);
}
