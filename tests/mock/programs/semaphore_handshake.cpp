#include <set>

#include "program_test.hpp"

using namespace program_test;

int main() {
    const Session session;
    constexpr uint32_t kRounds = 6;
    auto source = session.buffer(kRounds);
    auto target = session.buffer(kRounds);
    const auto data = random_values(kRounds * 1024, 10);
    EnqueueWriteMeshBuffer(session.queue, source, data);

    Program program = CreateProgram();
    const CoreCoord sender{0, 0};
    const CoreCoord receiver{5, 6};
    const CoreRangeSet both(std::set{CoreRange(sender), CoreRange(receiver)});
    circular_buffer(program, both, 0, 1);
    CreateSemaphore(program, both, 0);
    CreateSemaphore(program, both, 0);
    const auto sends = CreateKernel(
        program, kernel_path("handshake_sender.cpp"), sender, ReaderDataMovementConfig(accessor_args({source})));
    const auto receives = CreateKernel(
        program, kernel_path("handshake_receiver.cpp"), receiver, WriterDataMovementConfig(accessor_args({target})));
    const CoreCoord sender_noc = session.device->worker_core_from_logical_core(sender);
    const CoreCoord receiver_noc = session.device->worker_core_from_logical_core(receiver);
    SetRuntimeArgs(
        program, sends, sender,
        {kRounds, static_cast<uint32_t>(receiver_noc.x), static_cast<uint32_t>(receiver_noc.y),
         static_cast<uint32_t>(source->address())});
    SetRuntimeArgs(
        program, receives, receiver,
        {kRounds, static_cast<uint32_t>(sender_noc.x), static_cast<uint32_t>(sender_noc.y),
         static_cast<uint32_t>(target->address())});
    session.run(std::move(program));

    std::vector<bfloat16> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    Comparison comparison;
    for (std::size_t i = 0; i < data.size(); ++i) {
        comparison.near("page", i, result[i], data[i], 0.0F);
    }
    return comparison.exit_code();
}
