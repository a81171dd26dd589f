// Compiles a compute kernel that spells every function of the level once, and runs it without calling them.
#include "program.hpp"

int main() {
    const Device device;
    Program program = CreateProgram();
    constexpr CoreCoord core = {0, 0};
    for (const auto index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        tile_buffer(program, CoreRange(core), index, 2);
    }
    const auto compute = CreateKernel(program, kernel("compute_names.cpp"), core, ComputeConfig{});
    SetRuntimeArgs(program, compute, core, {0});
    device.run(std::move(program));
    std::printf("PASS\n");
    return 0;
}
