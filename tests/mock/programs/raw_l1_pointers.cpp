#include "program_test.hpp"

using namespace program_test;

int main() {
    const Session session;
    constexpr uint32_t kCores = 8;
    auto tensor = session.buffer(kCores, 32);
    auto left = session.buffer(64, 32, BufferType::L1);
    auto right = session.buffer(64, 32, BufferType::L1);
    std::vector<uint32_t> data(kCores * 8, 0);
    for (uint32_t i = 0; i < kCores; ++i) {
        data[i * 8] = i;
    }
    EnqueueWriteMeshBuffer(session.queue, tensor, data);

    Program program = CreateProgram();
    const CoreRange cores({0, 0}, {kCores - 1, 0});
    const auto kernel =
        CreateKernel(program, kernel_path("add_in_l1.cpp"), cores, ReaderDataMovementConfig(accessor_args({tensor})));
    SetRuntimeArgs(
        program, kernel, cores,
        {static_cast<uint32_t>(left->address()), static_cast<uint32_t>(right->address()),
         static_cast<uint32_t>(tensor->address())});
    session.run(std::move(program));

    EnqueueReadMeshBuffer(session.queue, data, tensor);
    Comparison comparison;
    for (uint32_t i = 0; i < kCores; ++i) {
        comparison.near("sum", i, static_cast<float>(data[i * 8]), static_cast<float>(1001 * i + 1), 0.0F);
    }
    return comparison.exit_code();
}
