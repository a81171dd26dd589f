// One core multiplies two matrices, the sum over k in DST.
#include <cmath>

#include "tile_programs.hpp"

int main() {
    const Session session;
    constexpr uint32_t M = 96;
    constexpr uint32_t K = 128;
    constexpr uint32_t N = 64;
    constexpr uint32_t Mt = M / TILE_HEIGHT;
    constexpr uint32_t Kt = K / TILE_WIDTH;
    constexpr uint32_t Nt = N / TILE_WIDTH;
    const auto a = session.tiles(Mt * Kt);
    const auto b = session.tiles(Kt * Nt);
    const auto c = session.tiles(Mt * Nt);
    const std::vector<bfloat16> a_values = random_values(M * K, 1);
    const std::vector<bfloat16> b_values = random_values(K * N, 2);
    EnqueueWriteBuffer(session.queue, a, tilize_nfaces(a_values, M, K), false);
    EnqueueWriteBuffer(session.queue, b, tilize_nfaces(b_values, K, N), false);

    Program program{};
    const CoreRange core({0, 0}, {0, 0});
    for (const uint32_t index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        circular_buffer(program, core, index, 2);
    }
    const auto reader =
        CreateKernel(program, kernel("read_for_matmul.cpp"), core, ReaderDataMovementConfig{accessors({a, b})});
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig{accessors({c})});
    CreateKernel(
        program, kernel("matmul.cpp"), core,
        ComputeConfig{.math_fidelity = MathFidelity::HiFi4, .fp32_dest_acc_en = true, .compile_args = {Mt, Kt, Nt}});
    SetRuntimeArgs(program, reader, core, {a->address(), b->address(), Mt, Kt, Nt});
    SetRuntimeArgs(program, writer, core, {c->address(), Mt * Nt});
    EnqueueProgram(session.queue, program, false);

    std::vector<bfloat16> result;
    EnqueueReadBuffer(session.queue, c, result, true);
    result = untilize_nfaces(result, M, N);
    bool pass = true;
    for (uint32_t i = 0; i < M; ++i) {
        for (uint32_t j = 0; j < N; ++j) {
            float expected = 0.0F;
            for (uint32_t k = 0; k < K; ++k) {
                expected += a_values[i * K + k].to_float() * b_values[k * N + j].to_float();
            }
            pass = pass && std::fabs(result[i * N + j].to_float() - expected) <= 0.05F;
        }
    }
    return report(pass);
}
