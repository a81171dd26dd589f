#include "tilewise.hpp"

using namespace program_test;

int main() {
    const Session session;
    const auto a = random_values(1024 * 3, 3);
    const auto c = run_tilewise(session, "transpose_tiles.cpp", {a});
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const std::size_t tile = i / 1024;
        comparison.near("c", i, c[i], a[tile * 1024 + i % 32 * 32 + i % 1024 / 32], 0.0F);
    }
    return comparison.exit_code();
}
