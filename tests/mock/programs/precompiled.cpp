// eltwise_add with the compiled kernels of the store given.
#include "tilewise.hpp"

using namespace program_test;

int main(int argc, char** argv) {
    tilemetal::mock::add_kernel_store(argc > 1 ? argv[1] : "");
    const Session session;
    const auto a = random_values(1024, 1);
    const auto c = run_tilewise(session, "add_tiles.cpp", {a, a});
    Comparison comparison;
    for (std::size_t i = 0; i < c.size(); ++i) {
        comparison.near("c", i, c[i], 2.0F * static_cast<float>(a[i]), 0.0F);
    }
    return comparison.exit_code();
}
