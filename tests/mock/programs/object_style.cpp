#include "program_test.hpp"

using namespace program_test;

int main() {
    const Session session;
    constexpr uint32_t kPages = 3;
    auto source = session.buffer(kPages);
    auto target = session.buffer(kPages);
    std::vector<uint32_t> data(kPages * 512, 0xABCD);
    EnqueueWriteMeshBuffer(session.queue, source, data);

    Program program = CreateProgram();
    const CoreCoord core{1, 1};
    CircularBufferConfig config(kPages * 2048);
    config.index(9).set_data_format(DataFormat::Float16_b).set_page_size(2048);
    CreateCircularBuffer(program, core, config);
    const auto kernel = CreateKernel(
        program, kernel_path("object_style.cpp"), core,
        ReaderDataMovementConfig(accessor_args({source, target}), {{"BUFFER_INDEX", "9"}}, {{"pages", kPages}}));
    SetRuntimeArgs(
        program, kernel, core, {static_cast<uint32_t>(source->address()), static_cast<uint32_t>(target->address())});
    session.run(std::move(program));

    std::vector<uint32_t> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    std::printf(result == data ? "PASS\n" : "FAIL\n");
    return result == data ? 0 : 1;
}
