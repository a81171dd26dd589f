#include "tilewise.hpp"

using namespace program_test;

int main() {
    constexpr std::size_t kTiles = 6;
    const Session session;
    const auto a = random_values(1024 * kTiles, 7);
    const auto c = run_tilewise(session, "swap_pairs.cpp", {a});
    Comparison comparison;
    for (std::size_t i = 0; i < a.size(); ++i) {
        comparison.near("c", i, c[i], a[i ^ 1024], 0.0F);
    }
    return comparison.exit_code();
}
