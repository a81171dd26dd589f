#include "program_test.hpp"

using namespace program_test;

int main() {
    const Session session;
    const CoreRange cores({0, 0}, {3, 2});
    const auto count = static_cast<uint32_t>(cores.size());
    auto source = session.buffer(1);
    auto target = session.buffer(count);
    const auto data = random_values(1024, 11);
    EnqueueWriteMeshBuffer(session.queue, source, data);

    Program program = CreateProgram();
    circular_buffer(program, cores, 0, 1);
    CreateSemaphore(program, cores, 0);
    CreateSemaphore(program, cores, 0);
    std::vector<uint32_t> words{count - 1};
    TensorAccessorArgs(source).append_to(words);
    TensorAccessorArgs(target).append_to(words);
    const auto kernel = CreateKernel(program, kernel_path("multicast.cpp"), cores, ReaderDataMovementConfig(words));
    const CoreCoord first = session.device->worker_core_from_logical_core(cores.start_coord);
    const CoreCoord last = session.device->worker_core_from_logical_core(cores.end_coord);
    SetCommonRuntimeArgs(
        program, kernel,
        {static_cast<uint32_t>(source->address()), static_cast<uint32_t>(target->address()),
         static_cast<uint32_t>(first.x), static_cast<uint32_t>(first.y), static_cast<uint32_t>(last.x),
         static_cast<uint32_t>(last.y)});
    uint32_t page = 0;
    for (const CoreCoord& core : cores) {
        SetRuntimeArgs(program, kernel, core, {core == cores.start_coord ? 1U : 0U, page++});
    }
    session.run(std::move(program));

    std::vector<bfloat16> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    Comparison comparison;
    for (std::size_t i = 0; i < result.size(); ++i) {
        comparison.near("copy", i, result[i], data[i % 1024], 0.0F);
    }
    return comparison.exit_code();
}
