// eltwise SIZE RUNS: C = A + B of bfloat16 matrices on 8x8 cores.
#include <cstdlib>

#include "measurement.hpp"

using namespace benchmark;

namespace {
constexpr uint32_t kGrid = 8;
constexpr uint32_t kGroup = 8;  // tiles moved and added together
}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: eltwise SIZE RUNS\n");
        return 2;
    }
    const auto size = static_cast<uint32_t>(std::atoi(argv[1]));
    const uint32_t tiles = size / 32 * (size / 32);
    const uint32_t per_core = tiles / (kGrid * kGrid);

    const Session session;
    const std::size_t bytes = std::size_t{size} * size * 2;
    const auto a = create_random_vector_of_bfloat16_native(bytes, 2.0F, 1, -1.0F);
    const auto b = create_random_vector_of_bfloat16_native(bytes, 2.0F, 2, -1.0F);
    auto a_buffer = session.tiles(tiles);
    auto b_buffer = session.tiles(tiles);
    auto c_buffer = session.tiles(tiles);
    EnqueueWriteMeshBuffer(session.queue, a_buffer, a);
    EnqueueWriteMeshBuffer(session.queue, b_buffer, b);

    Program program = CreateProgram();
    const CoreRange cores({0, 0}, {kGrid - 1, kGrid - 1});
    for (const uint8_t index : {0, 1, 16}) {
        circular_buffer(program, cores, index, 2 * kGroup);
    }
    Words reader_args{kGroup};
    TensorAccessorArgs(a_buffer).append_to(reader_args);
    TensorAccessorArgs(b_buffer).append_to(reader_args);
    Words writer_args{kGroup};
    TensorAccessorArgs(c_buffer).append_to(writer_args);
    const auto reader = CreateKernel(program, kernel("read_pairs.cpp"), cores, ReaderDataMovementConfig(reader_args));
    const auto writer = CreateKernel(program, kernel("write_groups.cpp"), cores, WriterDataMovementConfig(writer_args));
    CreateKernel(program, kernel("add_groups.cpp"), cores, ComputeConfig{.compile_args = {kGroup, per_core / kGroup}});
    uint32_t first = 0;
    for (uint32_t y = 0; y < kGrid; ++y) {
        for (uint32_t x = 0; x < kGrid; ++x, first += per_core) {
            const CoreCoord core{x, y};
            SetRuntimeArgs(program, reader, core, {address(a_buffer), address(b_buffer), first, per_core});
            SetRuntimeArgs(program, writer, core, {address(c_buffer), first, per_core});
        }
    }
    const double seconds = session.median_seconds(std::move(program), std::atoi(argv[2]));
    std::vector<bfloat16> c;
    EnqueueReadMeshBuffer(session.queue, c, c_buffer);
    for (std::size_t i = 0; i < c.size(); i += 1013) {
        const float expected = static_cast<float>(a[i]) + static_cast<float>(b[i]);
        if (!(std::abs(static_cast<float>(c[i]) - expected) <= 0.01F)) {
            std::fprintf(
                stderr, "C[%zu] is %g, expected %g\n", i, static_cast<double>(static_cast<float>(c[i])),
                static_cast<double>(expected));
            return 1;
        }
    }
    report(seconds);
    return 0;
}
