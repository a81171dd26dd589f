// Prints of both data-movement processors and of a compute kernel; the caller looks at the output.
#include <tt-metalium/device.hpp>
#include <tt-metalium/host_api.hpp>

using namespace tt;
using namespace tt::tt_metal;

int main() {
    IDevice* device = CreateDevice(0);
    Program program = CreateProgram();
    constexpr CoreCoord core = {0, 1};
    CreateCircularBuffer(
        program, core,
        CircularBufferConfig(2048, {{CBIndex::c_0, DataFormat::Float16_b}}).set_page_size(CBIndex::c_0, 2048));
    const char* kernel = OVERRIDE_KERNEL_PREFIX "level_2025/kernels/prints.cpp";
    CreateKernel(
        program, kernel, core,
        DataMovementConfig{.processor = DataMovementProcessor::RISCV_0, .noc = NOC::RISCV_0_default});
    CreateKernel(
        program, kernel, core,
        DataMovementConfig{.processor = DataMovementProcessor::RISCV_1, .noc = NOC::RISCV_1_default});
    CreateKernel(
        program, OVERRIDE_KERNEL_PREFIX "level_2025/kernels/compute_prints.cpp", core,
        ComputeConfig{.math_fidelity = MathFidelity::HiFi4});
    EnqueueProgram(device->command_queue(), program, false);
    Finish(device->command_queue());
    return CloseDevice(device) ? 0 : 1;
}
