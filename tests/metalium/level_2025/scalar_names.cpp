// Operations with a number as argument, as they were called, one tile each, against the host.
#include <functional>

#include "program.hpp"

int main() {
    const std::vector<std::function<float(float)>> operations = {
        [](float x) { return std::fmod(x, 3.0F); },
        [](float x) { return x - 3.0F * std::floor(x / 3.0F); },
        [](float x) { return x * x * x; },
        [](float x) { return x; },
        [](float x) { return 0.5F * x * (1.0F + std::erf(x / std::sqrt(2.0F))); },
    };
    const auto count = static_cast<uint32_t>(operations.size());
    constexpr uint32_t kTile = 32 * 32;
    const Device device;
    auto a_buffer = device.tiles(count);
    auto c_buffer = device.tiles(count);
    std::vector<bfloat16> a;
    std::vector<float> expected;
    for (uint32_t i = 0; i < count * kTile; ++i) {
        a.emplace_back(static_cast<float>(i % 61) * 0.25F - 7.5F);
        expected.push_back(operations[i / kTile](a.back().to_float()));
    }
    EnqueueWriteBuffer(device.queue, a_buffer, a, false);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    for (const auto index : {CBIndex::c_0, CBIndex::c_16}) {
        tile_buffer(program, CoreRange(core), index, 2);
    }
    const auto reader =
        CreateKernel(program, kernel("read_range.cpp"), core, ReaderDataMovementConfig(compile_args({}, {a_buffer})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(compile_args({}, {c_buffer})));
    const auto compute = CreateKernel(program, kernel("scalar_names.cpp"), core, ComputeConfig{});
    SetRuntimeArgs(program, reader, core, {address(a_buffer), count});
    SetRuntimeArgs(program, writer, core, {address(c_buffer), 0, count});
    SetRuntimeArgs(program, compute, core, {count});
    device.run(std::move(program));

    std::vector<bfloat16> c;
    EnqueueReadBuffer(device.queue, c_buffer, c, true);
    return verdict(c, expected, 0.03F);
}
