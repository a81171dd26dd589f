#include "tilewise.hpp"

using namespace program_test;

int main() {
    const Session session;
    const auto a = random_values(1024 * 7, 1);
    const auto b = random_values(1024 * 7, 2);
    const auto c = run_tilewise(session, "add_tiles.cpp", {a, b});
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const float expected = static_cast<float>(a[i]) + static_cast<float>(b[i]);
        comparison.near("c", i, c[i], expected, 0.01F);
    }
    return comparison.exit_code();
}
