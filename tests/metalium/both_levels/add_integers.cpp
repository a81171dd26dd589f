// Two arrays of integers added by a RISC-V with loads and stores in L1.
#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kCount = 256;
    auto a_buffer = device.pages(1, kCount * 4);
    auto b_buffer = device.pages(1, kCount * 4);
    auto c_buffer = device.pages(1, kCount * 4);
    auto a_l1 = device.pages(1, kCount * 4, BufferType::L1);
    auto b_l1 = device.pages(1, kCount * 4, BufferType::L1);
    std::vector<uint32_t> a(kCount);
    std::vector<uint32_t> b(kCount);
    std::vector<uint32_t> expected(kCount);
    for (uint32_t i = 0; i < kCount; ++i) {
        a[i] = i * 3;
        b[i] = i * i;
        expected[i] = a[i] + b[i];
    }
    device.write(a_buffer, a);
    device.write(b_buffer, b);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto add = CreateKernel(
        program, kernel("add_integers.cpp"), core,
        DataMovementConfig{.compile_args = compile_args({kCount}, {a_buffer, b_buffer, c_buffer})});
    SetRuntimeArgs(
        program, add, core, {address(a_buffer), address(b_buffer), address(c_buffer), address(a_l1), address(b_l1)});
    device.run(std::move(program));

    std::vector<uint32_t> c;
    device.read(c, c_buffer);
    return verdict(c, expected, 0);
}
