// Kernels on all processors of a core that print; nothing is computed.
#include "program.hpp"

int main() {
    const Device device;
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    CreateKernel(program, kernel("hello_data.cpp"), core, ReaderDataMovementConfig({1}));
    CreateKernel(program, kernel("hello_data.cpp"), core, WriterDataMovementConfig({0}));
    CreateKernel(program, kernel("hello_compute.cpp"), core, ComputeConfig{});
    device.run(std::move(program));
    std::printf("PASS\n");
    return 0;
}
