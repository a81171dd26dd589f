#include "program_test.hpp"

using namespace program_test;

int main() {
    const Session session;
    constexpr uint32_t kPages = 50;
    auto source = session.buffer(kPages);
    auto target = session.buffer(kPages);
    auto l1 = session.buffer(1, 2048, BufferType::L1);
    std::vector<uint32_t> data(kPages * 2048 / 4);
    for (std::size_t i = 0; i < data.size(); ++i) {
        data[i] = static_cast<uint32_t>(i * 2654435761U);
    }
    EnqueueWriteMeshBuffer(session.queue, source, data);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto kernel = CreateKernel(
        program, kernel_path("loopback.cpp"), core,
        DataMovementConfig{
            .processor = DataMovementProcessor::RISCV_0,
            .noc = NOC::RISCV_0_default,
            .compile_args = accessor_args({source, target})});
    SetRuntimeArgs(
        program, kernel, core,
        {static_cast<uint32_t>(l1->address()), static_cast<uint32_t>(source->address()),
         static_cast<uint32_t>(target->address()), kPages});
    session.run(std::move(program));

    std::vector<uint32_t> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    std::printf(result == data ? "PASS\n" : "FAIL\n");
    return result == data ? 0 : 1;
}
