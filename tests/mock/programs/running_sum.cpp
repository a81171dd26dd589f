#include "tilewise.hpp"

using namespace program_test;

int main() {
    constexpr std::size_t kTiles = 5;
    const Session session;
    const auto a = random_values(1024 * kTiles, 6);
    const auto c = run_tilewise(session, "running_sum.cpp", {a}, {}, {{24, 1}});
    Comparison comparison;
    for (std::size_t i = 0; i < 1024; ++i) {
        float expected = 0;
        for (std::size_t tile = 0; tile < kTiles; ++tile) {
            expected += a[tile * 1024 + i];
            comparison.near("c", tile * 1024 + i, c[tile * 1024 + i], expected, 0.05F);
        }
    }
    return comparison.exit_code();
}
