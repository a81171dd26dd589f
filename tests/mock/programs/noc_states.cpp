#include "program_test.hpp"

using namespace program_test;

namespace {

// Runs the kernel on one of the NoCs and compares the pages it wrote.
bool copies_on(const Session& session, NOC noc) {
    constexpr uint32_t kPage = 64;
    constexpr uint32_t kWords = kPage / 4;
    auto source = session.buffer(8, kPage);
    auto target = session.buffer(8, kPage);
    std::vector<uint32_t> data(8 * kWords);
    for (uint32_t i = 0; i < data.size(); ++i) {
        data[i] = i;
    }
    EnqueueWriteMeshBuffer(session.queue, source, data);
    std::vector<uint32_t> nothing(8 * kWords, 0);
    EnqueueWriteMeshBuffer(session.queue, target, nothing);

    Program program = CreateProgram();
    const CoreCoord core{2, 1};
    CreateCircularBuffer(
        program, core, CircularBufferConfig(8 * kPage, {{0, DataFormat::UInt32}}).set_page_size(0, kPage));
    const auto kernel = CreateKernel(
        program, kernel_path("noc_states.cpp"), core,
        DataMovementConfig{
            .processor = DataMovementProcessor::RISCV_0, .noc = noc, .compile_args = accessor_args({source, target})});
    SetRuntimeArgs(
        program, kernel, core, {static_cast<uint32_t>(source->address()), static_cast<uint32_t>(target->address())});
    session.run(std::move(program));

    std::vector<uint32_t> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    std::vector<uint32_t> expected = nothing;
    constexpr uint32_t kFrom[] = {5, 5, 5, 6, 7, 5, 5};
    for (uint32_t page = 0; page < 7; ++page) {
        for (uint32_t i = 0; i < kWords; ++i) {
            expected[page * kWords + i] = data[kFrom[page] * kWords + i];
        }
    }
    expected[6 * kWords] = 77;
    expected[6 * kWords + 1] = 78;
    return result == expected;
}

}  // namespace

int main() {
    const Session session;
    const bool passed = copies_on(session, NOC::NOC_0) && copies_on(session, NOC::NOC_1);
    std::printf(passed ? "PASS\n" : "FAIL\n");
    return passed ? 0 : 1;
}
