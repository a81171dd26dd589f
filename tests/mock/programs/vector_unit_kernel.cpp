// Runs the compute kernel given by its path on one core, with tiles in circular buffers 0 and 16 and nothing to read.
#include "program_test.hpp"

using namespace program_test;

int main(int, char** argv) {
    const Session session;
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    for (const uint8_t index : {0, 16}) {
        circular_buffer(program, CoreRangeSet(CoreRange(core)), index, 2, DataFormat::Float32);
    }
    CreateKernel(program, argv[1], core, ComputeConfig{.fp32_dest_acc_en = true});
    session.run(std::move(program));
    std::puts("PASS");
}
