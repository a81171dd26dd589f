// Compiles a compute kernel that spells every function of the level once, and runs it without calling them.
#include "tile_programs.hpp"

int main() {
    const Session session;
    Program program = CreateProgram();
    constexpr CoreCoord core = {0, 0};
    for (const uint32_t index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        circular_buffer(program, core, index, 2);
    }
    const auto compute = CreateKernel(program, kernel("compute_names.cpp"), core, ComputeConfig{});
    SetRuntimeArgs(program, compute, core, {0});
    EnqueueProgram(session.queue, program, true);
    return report(true);
}
