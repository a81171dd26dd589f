// matmul SIZE FIDELITY RUNS: C = A B of bfloat16 matrices on 8x8 cores, FIDELITY one of LoFi=0, HiFi2=2, HiFi3=3,
// HiFi4=4.
#include <cmath>
#include <cstdlib>

#include "measurement.hpp"

using namespace benchmark;

namespace {

constexpr uint32_t kGrid = 8;
constexpr uint32_t kLargestBlock = 4;   // tiles per side
constexpr uint32_t kLargestChunk = 32;  // tiles along K

// A few elements against a host product.
bool right(
    const std::vector<bfloat16>& a, const std::vector<bfloat16>& b, const std::vector<bfloat16>& c, uint32_t size,
    uint8_t fidelity) {
    const double tolerance = fidelity == 4 ? 0.06 : 0.12;
    for (uint32_t i = 0; i < 64; ++i) {
        const uint32_t row = i * 97 % size;
        const uint32_t column = i * 61 % size;
        double sum = 0;
        double magnitude = 0;
        for (uint32_t k = 0; k < size; ++k) {
            const double product = static_cast<double>(static_cast<float>(a[std::size_t{row} * size + k])) *
                                   static_cast<double>(static_cast<float>(b[std::size_t{k} * size + column]));
            sum += product;
            magnitude += std::abs(product);
        }
        const double got = static_cast<float>(c[std::size_t{row} * size + column]);
        if (!(std::abs(got - sum) <= tolerance * magnitude / std::sqrt(size) + tolerance * std::abs(sum))) {
            std::fprintf(stderr, "C[%u, %u] is %g, expected %g\n", row, column, got, sum);
            return false;
        }
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: matmul SIZE FIDELITY RUNS\n");
        return 2;
    }
    const auto size = static_cast<uint32_t>(std::atoi(argv[1]));
    const auto fidelity = static_cast<uint8_t>(std::atoi(argv[2]));
    const uint32_t tiles = size / 32;
    const uint32_t per_core = tiles / kGrid;
    const uint32_t block = std::min(per_core, kLargestBlock);
    const uint32_t chunk = std::min(tiles, kLargestChunk);
    const uint32_t blocks = per_core / block;

    const Session session;
    const std::size_t bytes = std::size_t{size} * size * 2;
    const auto a = create_random_vector_of_bfloat16_native(bytes, 2.0F, 1, -1.0F);
    const auto b = create_random_vector_of_bfloat16_native(bytes, 2.0F, 2, -1.0F);
    auto a_buffer = session.tiles(tiles * tiles);
    auto b_buffer = session.tiles(tiles * tiles);
    auto c_buffer = session.tiles(tiles * tiles);
    EnqueueWriteMeshBuffer(session.queue, a_buffer, tilize_nfaces(a, size, size));
    EnqueueWriteMeshBuffer(session.queue, b_buffer, tilize_nfaces(b, size, size));

    Program program = CreateProgram();
    const CoreRange cores({0, 0}, {kGrid - 1, kGrid - 1});
    circular_buffer(program, cores, 0, block * chunk);
    circular_buffer(program, cores, 1, chunk * block);
    circular_buffer(program, cores, 16, block * block);
    Words reader_args{block, block, chunk, tiles, tiles, blocks, blocks};
    TensorAccessorArgs(a_buffer).append_to(reader_args);
    TensorAccessorArgs(b_buffer).append_to(reader_args);
    Words writer_args{block, block, tiles, blocks, blocks};
    TensorAccessorArgs(c_buffer).append_to(writer_args);
    const auto reader = CreateKernel(program, kernel("read_panels.cpp"), cores, ReaderDataMovementConfig(reader_args));
    const auto writer = CreateKernel(program, kernel("write_blocks.cpp"), cores, WriterDataMovementConfig(writer_args));
    CreateKernel(
        program, kernel("multiply_panels.cpp"), cores,
        ComputeConfig{
            .math_fidelity = static_cast<MathFidelity>(fidelity),
            .compile_args = {block, block, chunk, tiles / chunk, blocks * blocks}});
    for (uint32_t y = 0; y < kGrid; ++y) {
        for (uint32_t x = 0; x < kGrid; ++x) {
            const CoreCoord core{x, y};
            SetRuntimeArgs(program, reader, core, {address(a_buffer), address(b_buffer), y * per_core, x * per_core});
            SetRuntimeArgs(program, writer, core, {address(c_buffer), y * per_core, x * per_core});
        }
    }
    const double seconds = session.median_seconds(std::move(program), std::atoi(argv[3]));
    std::vector<bfloat16> c;
    EnqueueReadMeshBuffer(session.queue, c, c_buffer);
    if (!right(a, b, untilize_nfaces(c, size, size), size, fidelity)) {
        return 1;
    }
    report(seconds);
    return 0;
}
