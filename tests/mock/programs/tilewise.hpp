#pragma once

#include "program_test.hpp"

namespace program_test {

// Runs read_tiles, a compute kernel and write_tiles over a 32n x 32 matrix (or two) and gives the result row-major.
// `more` are the indices and pages of further circular buffers.
inline std::vector<bfloat16> run_tilewise(
    const Session& session, const std::string& compute_kernel, const std::vector<std::vector<bfloat16>>& inputs,
    const ComputeConfig& config = {}, const std::vector<std::pair<uint8_t, uint32_t>>& more = {}) {
    const auto tiles = static_cast<uint32_t>(inputs[0].size() / 1024);
    std::vector<std::shared_ptr<MeshBuffer>> buffers;
    for (const auto& input : inputs) {
        buffers.push_back(session.buffer(tiles));
        EnqueueWriteMeshBuffer(session.queue, buffers.back(), tilize_nfaces(input, 32 * tiles, 32));
    }
    auto output = session.buffer(tiles);
    const auto& first = buffers.front();
    const auto& last = buffers.back();

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const CoreRangeSet cores{CoreRange(core)};
    circular_buffer(program, cores, 0, 2);
    if (inputs.size() == 2) {
        circular_buffer(program, cores, 1, 2);
    }
    circular_buffer(program, cores, 16, 2);
    for (const auto& [index, pages] : more) {
        circular_buffer(program, cores, index, pages);
    }
    std::vector<uint32_t> reader_args{static_cast<uint32_t>(inputs.size())};
    TensorAccessorArgs(first).append_to(reader_args);
    TensorAccessorArgs(last).append_to(reader_args);
    const auto reader =
        CreateKernel(program, kernel_path("read_tiles.cpp"), core, ReaderDataMovementConfig(reader_args));
    const auto writer =
        CreateKernel(program, kernel_path("write_tiles.cpp"), core, WriterDataMovementConfig(accessor_args({output})));
    const auto compute = CreateKernel(program, kernel_path(compute_kernel), core, config);
    SetRuntimeArgs(
        program, reader, core,
        {0, tiles, static_cast<uint32_t>(first->address()), static_cast<uint32_t>(last->address())});
    SetRuntimeArgs(program, writer, core, {0, tiles, static_cast<uint32_t>(output->address())});
    SetRuntimeArgs(program, compute, core, {tiles});
    session.run(std::move(program));

    std::vector<bfloat16> result;
    EnqueueReadMeshBuffer(session.queue, result, output);
    return untilize_nfaces(result, 32 * tiles, 32);
}

}  // namespace program_test
