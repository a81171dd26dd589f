#include <algorithm>

#include "tilewise.hpp"

using namespace program_test;

int main() {
    const Session session;
    const auto a = random_values(1024 * 4, 4, -3.0F, 3.0F);
    const auto b = random_values(1024 * 4, 5, -2.0F, 2.0F);
    const auto c = run_tilewise(session, "sfpu_chain.cpp", {a, b}, ComputeConfig{.fp32_dest_acc_en = true});
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const float x = a[i];
        const float y = b[i];
        const float expected = std::min(std::max(-(std::max(x, 0.0F) * y + 2.0F), x) - y, 4.0F - x);
        comparison.near("c", i, c[i], expected, 0.01F + 0.004F * std::abs(expected));
    }
    return comparison.exit_code();
}
