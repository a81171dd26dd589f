// One core adds two tensors tile by tile; the single-device calls, with buffers on the way that hold two tiles.
#include <cmath>

#include "tile_programs.hpp"

int main() {
    const Session session;
    constexpr uint32_t kTiles = 64;
    const auto a = session.tiles(kTiles);
    const auto b = session.tiles(kTiles);
    const auto c = session.tiles(kTiles);
    const std::vector<bfloat16> a_values = random_values(kTiles * TILE_HW, 1);
    const std::vector<bfloat16> b_values = random_values(kTiles * TILE_HW, 2);
    EnqueueWriteBuffer(session.queue, a, a_values, false);
    EnqueueWriteBuffer(session.queue, b, b_values.data(), false);

    Program program = CreateProgram();
    constexpr CoreCoord core = {0, 0};
    for (const uint32_t index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        circular_buffer(program, core, index, 2);
    }
    const auto reader =
        CreateKernel(program, kernel("read_pairs.cpp"), core, ReaderDataMovementConfig{accessors({a, b})});
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig{accessors({c})});
    const auto compute =
        CreateKernel(program, kernel("add_tiles.cpp"), core, ComputeConfig{.math_fidelity = MathFidelity::HiFi4});
    SetRuntimeArgs(program, reader, core, {a->address(), b->address(), kTiles});
    SetRuntimeArgs(program, writer, core, {c->address(), kTiles});
    SetRuntimeArgs(program, compute, core, {kTiles});
    EnqueueProgram(session.queue, program, false);

    std::vector<bfloat16> result;
    EnqueueReadBuffer(session.queue, c, result, true);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const float expected = a_values[i].to_float() + b_values[i].to_float();
        wrong += std::fabs(result[i].to_float() - expected) > 0.01F ? 1 : 0;
    }
    return report(result.size() == a_values.size() && wrong == 0);
}
