#pragma once

#include <cstdint>
#include <vector>

#include "reference.hpp"

namespace program_test {

// C = A B on `cores` cores with output tiles split over them; returns the differences from a host product.
inline int run_matmul(uint32_t mt, uint32_t kt, uint32_t nt, CoreCoord grid, const ComputeConfig& config) {
    const Session session;
    const uint32_t m = mt * 32;
    const uint32_t k = kt * 32;
    const uint32_t n = nt * 32;
    const auto a = random_values(std::size_t{m} * k, 6);
    const auto b = random_values(std::size_t{k} * n, 7);
    auto a_buffer = session.buffer(mt * kt);
    auto b_buffer = session.buffer(kt * nt);
    auto c_buffer = session.buffer(mt * nt);
    EnqueueWriteMeshBuffer(session.queue, a_buffer, tilize_nfaces(a, m, k));
    EnqueueWriteMeshBuffer(session.queue, b_buffer, tilize_nfaces(b, k, n));

    Program program = CreateProgram();
    const auto [used, all, group1, group2, per_core1, per_core2] = split_work_to_cores(grid, mt * nt);
    circular_buffer(program, all, 0, 4);
    circular_buffer(program, all, 1, 4);
    circular_buffer(program, all, 16, 2);
    const auto reader = CreateKernel(
        program, kernel_path("read_matmul.cpp"), all, ReaderDataMovementConfig(accessor_args({a_buffer, b_buffer})));
    const auto writer =
        CreateKernel(program, kernel_path("write_tiles.cpp"), all, WriterDataMovementConfig(accessor_args({c_buffer})));
    const auto compute = CreateKernel(program, kernel_path("matmul_tiles.cpp"), all, config);
    uint32_t start = 0;
    for (const auto& [group, count] : {std::pair{group1, per_core1}, std::pair{group2, per_core2}}) {
        for (const CoreCoord& core : corerange_to_cores(group)) {
            SetRuntimeArgs(
                program, reader, core,
                {start, count, static_cast<uint32_t>(a_buffer->address()), static_cast<uint32_t>(b_buffer->address()),
                 kt, nt});
            SetRuntimeArgs(program, writer, core, {start, count, static_cast<uint32_t>(c_buffer->address())});
            SetRuntimeArgs(program, compute, core, {count, kt});
            start += count;
        }
    }
    session.run(std::move(program));

    std::vector<bfloat16> tiled;
    EnqueueReadMeshBuffer(session.queue, tiled, c_buffer);
    const auto c = untilize_nfaces(tiled, m, n);
    const auto expected = host_matmul(a, b, m, k, n);
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        comparison.near("c", i, c[i], expected[i], 0.03F + 0.01F * std::abs(expected[i]));
    }
    return comparison.exit_code();
}

}  // namespace program_test
