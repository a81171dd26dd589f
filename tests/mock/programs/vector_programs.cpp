// Own programs of the vector unit: which products are contracted with a sum, and which lanes conditions enable.
#include "tilewise.hpp"

using namespace program_test;

int main() {
    const Session session;
    const bool blackhole = session.device->arch() == tt::ARCH::BLACKHOLE;
    const auto result = run_tilewise(session, "vector_programs.cpp", {random_values(1024, 3)});
    constexpr float kLost = 0x1p-24F;  // what rounding the product loses
    const float expected[] = {kLost, 0, blackhole ? -kLost : 0, 0, kLost, 0};
    Comparison comparison;
    for (std::size_t vector = 0; vector < 8; ++vector) {
        for (std::size_t lane = 0; lane < 32; ++lane) {
            const std::size_t at = (vector / 2 * 4 + lane / 8) * 32 + lane % 8 * 2 + vector % 2;
            const float got = result[at];
            if (vector < 6) {
                comparison.near("contraction", vector, got, expected[vector], 0);
            } else if (vector == 6) {
                const float of_rows[] = {lane == 0 ? 0.5F : 1.0F, 2.0F, 3.0F, -3.0F};
                comparison.near("lanes", lane, got, of_rows[lane / 8], 0);
            } else {
                comparison.near("product", lane, got, 1, 0);
            }
        }
    }
    return comparison.exit_code();
}
