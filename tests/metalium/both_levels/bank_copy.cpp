// Raw transfers between DRAM banks: bank i of the source to bank i of the target, in bursts of several sizes.
#include "program.hpp"

int main() {
    const Device device;
    const uint32_t banks = device.dram_channels();
    constexpr uint32_t kBytesPerBank = 8192 + 1024;
    auto source = device.pages(banks, kBytesPerBank);
    auto target = device.pages(banks, kBytesPerBank);
    std::vector<uint32_t> input(std::size_t{banks} * kBytesPerBank / 4);
    for (std::size_t i = 0; i < input.size(); ++i) {
        input[i] = static_cast<uint32_t>(i * 2654435761U);
    }
    device.write(source, input);

    Program program = CreateProgram();
    const CoreRange cores({0, 0}, {1, 1});
    CreateCircularBuffer(
        program, cores, CircularBufferConfig(kBytesPerBank, {{0, DataFormat::UInt32}}).set_page_size(0, kBytesPerBank));
    const auto copy = CreateKernel(program, kernel("bank_copy.cpp"), cores, ReaderDataMovementConfig({kBytesPerBank}));
    uint32_t first = 0;
    for (const CoreCoord& core : corerange_to_cores(cores)) {
        SetRuntimeArgs(program, copy, core, {address(source), address(target), first++, banks, 4});
    }
    device.run(std::move(program));

    std::vector<uint32_t> output;
    device.read(output, target);
    std::printf(output == input ? "PASS\n" : "FAIL: the banks differ\n");
    return output == input ? 0 : 1;
}
