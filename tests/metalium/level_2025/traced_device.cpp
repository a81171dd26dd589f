// Programs of one device captured as a trace and replayed.
#include <tt-metalium/tt_metal.hpp>

#include "program.hpp"

int main() {
    IDevice* const device = CreateDevice(0, 1, DEFAULT_L1_SMALL_SIZE, 1 << 20);
    CommandQueue& queue = device->command_queue();
    constexpr uint32_t kCount = 64;
    const auto buffer = [&](BufferType type) {
        return CreateBuffer(
            BufferConfig{.device = device, .size = kCount * 4, .page_size = kCount * 4, .buffer_type = type});
    };
    auto a = buffer(BufferType::DRAM);
    auto b = buffer(BufferType::DRAM);
    auto c = buffer(BufferType::DRAM);
    // A buffer of one word does not make the next one lie apart from what DRAM is read into.
    auto word = CreateBuffer(BufferConfig{.device = device, .size = 4, .page_size = 4, .buffer_type = BufferType::L1});
    auto a_l1 = buffer(BufferType::L1);
    auto b_l1 = buffer(BufferType::L1);
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto add = CreateKernel(
        program, kernel("add_integers.cpp"), core,
        DataMovementConfig{.compile_args = compile_args({kCount}, {a, b, c})});
    SetRuntimeArgs(program, add, core, {address(a), address(b), address(c), address(a_l1), address(b_l1)});

    const uint32_t trace = BeginTraceCapture(device, 0);
    EnqueueProgram(queue, program, false);
    EndTraceCapture(device, 0, trace);

    std::vector<uint32_t> expected;
    std::vector<uint32_t> got;
    for (uint32_t round = 1; round <= 2; ++round) {
        std::vector<uint32_t> x(kCount);
        std::vector<uint32_t> y(kCount);
        for (uint32_t i = 0; i < kCount; ++i) {
            x[i] = i * round;
            y[i] = 1000 * round;
            expected.push_back(x[i] + y[i]);
        }
        EnqueueWriteBuffer(queue, a, x, false);
        EnqueueWriteBuffer(queue, b, y, false);
        if (round == 1) {
            ReplayTrace(device, 0, trace, true);
        } else {
            EnqueueTrace(queue, trace, false);
        }
        std::vector<uint32_t> sum;
        EnqueueReadBuffer(queue, c, sum, true);
        got.insert(got.end(), sum.begin(), sum.end());
    }
    ReleaseTrace(device, trace);
    detail::ReadDeviceProfilerResults(device);
    CloseDevice(device);
    return verdict(got, expected, 0);
}
