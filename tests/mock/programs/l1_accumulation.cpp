#include "reference.hpp"

using namespace program_test;

int main() {
    const Session session;
    constexpr uint32_t kPanels = 5;
    const auto a = random_values(64 * 32 * kPanels, 8);
    const auto b = random_values(64 * 32 * kPanels, 9);
    auto a_buffer = session.buffer(2 * kPanels);
    auto b_buffer = session.buffer(2 * kPanels);
    auto c_buffer = session.buffer(4);
    EnqueueWriteMeshBuffer(session.queue, a_buffer, tilize_nfaces(a, 64, 32 * kPanels));
    EnqueueWriteMeshBuffer(session.queue, b_buffer, tilize_nfaces(b, 32 * kPanels, 64));

    Program program = CreateProgram();
    const CoreCoord core{3, 2};
    const CoreRangeSet cores{CoreRange(core)};
    circular_buffer(program, cores, 0, 4);
    circular_buffer(program, cores, 1, 4);
    circular_buffer(program, cores, 16, 4);
    circular_buffer(program, cores, 24, 4, DataFormat::Float32);
    ComputeConfig config{.fp32_dest_acc_en = true};
    config.unpack_to_dest_mode.assign(NUM_CIRCULAR_BUFFERS, UnpackToDestMode::Default);
    config.unpack_to_dest_mode[24] = UnpackToDestMode::UnpackToDestFp32;
    const auto reader = CreateKernel(
        program, kernel_path("read_panels.cpp"), core, ReaderDataMovementConfig(accessor_args({a_buffer, b_buffer})));
    const auto writer = CreateKernel(
        program, kernel_path("write_tiles.cpp"), core, WriterDataMovementConfig(accessor_args({c_buffer})));
    const auto compute = CreateKernel(program, kernel_path("matmul_block_l1_acc.cpp"), core, config);
    SetRuntimeArgs(
        program, reader, core,
        {kPanels, static_cast<uint32_t>(a_buffer->address()), static_cast<uint32_t>(b_buffer->address())});
    SetRuntimeArgs(program, writer, core, {0, 4, static_cast<uint32_t>(c_buffer->address())});
    SetRuntimeArgs(program, compute, core, {kPanels});
    session.run(std::move(program));

    std::vector<bfloat16> tiled;
    EnqueueReadMeshBuffer(session.queue, tiled, c_buffer);
    const auto c = untilize_nfaces(tiled, 64, 64);
    const auto expected = host_matmul(a, b, 64, 32 * kPanels, 64);
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        comparison.near("c", i, c[i], expected[i], 0.03F + 0.01F * std::abs(expected[i]));
    }
    return comparison.exit_code();
}
