// Operations on integers by the names they had, one tile each, against the host.
#include <functional>

#include "program.hpp"

int main() {
    const std::vector<std::function<int32_t(int32_t, int32_t)>> operations = {
        [](int32_t x, int32_t y) { return x + y; }, [](int32_t x, int32_t y) { return x - y; },
        [](int32_t x, int32_t y) { return y - x; }, [](int32_t x, int32_t y) { return x * y; },
        [](int32_t x, int32_t y) { return x & y; }, [](int32_t x, int32_t y) { return x ^ y; },
        [](int32_t x, int32_t y) { return x < y; }, [](int32_t x, int32_t) { return x & 12; },
        [](int32_t x, int32_t) { return x | 12; },  [](int32_t x, int32_t) { return x << 3; },
        [](int32_t x, int32_t) { return x >> 3; },  [](int32_t, int32_t) { return 77; },
        [](int32_t x, int32_t) { return int{!x}; }, [](int32_t x, int32_t) { return x << 2; },
    };
    const auto count = static_cast<uint32_t>(operations.size());
    constexpr uint32_t kTile = 32 * 32;
    const Device device;
    auto a_buffer = device.pages(count, kTile * 4);
    auto b_buffer = device.pages(count, kTile * 4);
    auto c_buffer = device.pages(count, kTile * 4);
    std::vector<int32_t> a;
    std::vector<int32_t> b;
    std::vector<int32_t> expected;
    for (uint32_t i = 0; i < count * kTile; ++i) {
        a.push_back(static_cast<int32_t>(i * 7919 % 30011) % 5000);
        b.push_back(static_cast<int32_t>(i * 104729 % 4999));
        expected.push_back(operations[i / kTile](a.back(), b.back()));
    }
    EnqueueWriteBuffer(device.queue, a_buffer, a, false);
    EnqueueWriteBuffer(device.queue, b_buffer, b, false);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    for (const auto index : {CBIndex::c_0, CBIndex::c_1, CBIndex::c_16}) {
        CreateCircularBuffer(
            program, core,
            CircularBufferConfig(2 * kTile * 4, {{index, DataFormat::Int32}}).set_page_size(index, kTile * 4));
    }
    const auto reader = CreateKernel(
        program, kernel("read_pairs.cpp"), core, ReaderDataMovementConfig(compile_args({}, {a_buffer, b_buffer})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(compile_args({}, {c_buffer})));
    const auto compute =
        CreateKernel(program, kernel("integer_names.cpp"), core, ComputeConfig{.fp32_dest_acc_en = true});
    SetRuntimeArgs(program, reader, core, {address(a_buffer), address(b_buffer), 0, count});
    SetRuntimeArgs(program, writer, core, {address(c_buffer), 0, count});
    SetRuntimeArgs(program, compute, core, {count});
    device.run(std::move(program));

    std::vector<int32_t> c;
    EnqueueReadBuffer(device.queue, c_buffer, c, true);
    return verdict(c, expected, 0);
}
