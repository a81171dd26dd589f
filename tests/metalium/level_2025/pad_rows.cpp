// A row-major matrix of odd width padded with a value to wider and more rows, rows split over cores.
#include "program.hpp"

int main() {
    const Device device;
    constexpr uint32_t kRows = 37;
    constexpr uint32_t kColumns = 22;
    constexpr uint32_t kPaddedRows = 48;
    constexpr uint32_t kPaddedColumns = 48;  // whole aligned pages on both architectures
    constexpr uint32_t kPad = 7;
    auto source = device.pages(kRows, kColumns * 4);
    auto target = device.pages(kPaddedRows, kPaddedColumns * 4);
    std::vector<uint32_t> input(std::size_t{kRows} * kColumns);
    std::vector<uint32_t> expected(std::size_t{kPaddedRows} * kPaddedColumns, kPad);
    for (uint32_t row = 0; row < kRows; ++row) {
        for (uint32_t column = 0; column < kColumns; ++column) {
            input[row * kColumns + column] = 1000 * row + column;
            expected[row * kPaddedColumns + column] = 1000 * row + column;
        }
    }
    EnqueueWriteBuffer(device.queue, source, input, false);

    Program program = CreateProgram();
    const auto [count, cores, group1, group2, rows1, rows2] = split_work_to_cores(CoreCoord{3, 2}, kPaddedRows);
    CreateCircularBuffer(
        program, cores,
        CircularBufferConfig(2 * kPaddedColumns * 4, {{0, DataFormat::UInt32}}).set_page_size(0, kPaddedColumns * 4));
    const auto reader = CreateKernel(
        program, kernel("pad_reader.cpp"), cores,
        ReaderDataMovementConfig(compile_args({kRows, kColumns, kPaddedColumns, kPad}, {source})));
    const auto writer = CreateKernel(
        program, kernel("pad_writer.cpp"), cores, WriterDataMovementConfig(compile_args({kPaddedColumns}, {target})));
    uint32_t row = 0;
    for (const auto& [group, rows] : {std::pair{group1, rows1}, std::pair{group2, rows2}}) {
        for (const CoreCoord& core : corerange_to_cores(group)) {
            SetRuntimeArgs(program, reader, core, {address(source), row, rows});
            SetRuntimeArgs(program, writer, core, {address(target), row, rows});
            row += rows;
        }
    }
    device.run(std::move(program));

    std::vector<uint32_t> output;
    EnqueueReadBuffer(device.queue, target, output, true);
    return verdict(output, expected, 0);
}
