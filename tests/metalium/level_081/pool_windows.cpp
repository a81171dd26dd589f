// Maxima over windows of four rows of a row-major matrix, written as rows: the circular buffers say which faces of a
// tile the engine takes.
#include <algorithm>

#include "program.hpp"

int main() {
    constexpr uint32_t kWindow = 4;
    constexpr uint32_t kWindows = 5;
    constexpr uint32_t kTiles = 3;
    constexpr uint32_t kColumns = kTiles * 32;
    constexpr uint32_t kRowBytes = kColumns * sizeof(bfloat16);
    const Device device;
    const auto matrix = random_matrix(kWindows * kWindow, kColumns, 33);
    std::vector<float> expected;
    for (uint32_t i = 0; i < kWindows * kColumns; ++i) {
        float largest = -2;
        for (uint32_t row = 0; row < kWindow; ++row) {
            const uint32_t at = (i / kColumns * kWindow + row) * kColumns + i % kColumns;
            largest = std::max(largest, static_cast<float>(matrix[at]));
        }
        expected.push_back(largest);
    }
    auto source = device.pages(kWindows * kWindow, kRowBytes);
    auto target = device.pages(kWindows, kRowBytes);
    device.write(source, matrix);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    CreateCircularBuffer(
        program, core,
        CircularBufferConfig(2 * kWindow * kRowBytes, {{CBIndex::c_0, DataFormat::Float16_b}})
            .set_page_size(CBIndex::c_0, kWindow * kRowBytes)
            .set_unpack_face_geometry(CBIndex::c_0, kWindow, 2));
    tile_buffer(program, CoreRangeSet(CoreRange(core)), CBIndex::c_1, 1);
    CreateCircularBuffer(
        program, core,
        CircularBufferConfig(2 * kRowBytes, {{CBIndex::c_16, DataFormat::Float16_b}})
            .set_page_size(CBIndex::c_16, kRowBytes)
            .set_unpack_face_geometry(CBIndex::c_16, 1, 2));
    const auto reader = CreateKernel(
        program, kernel("pool_read.cpp"), core, ReaderDataMovementConfig(compile_args({kWindow, kRowBytes}, {source})));
    const auto writer = CreateKernel(
        program, kernel("write_rows.cpp"), core, WriterDataMovementConfig(compile_args({kRowBytes}, {target})));
    const auto compute = CreateKernel(
        program, kernel("pool_windows_compute.cpp"), core,
        ComputeConfig{
            .compile_args = {kTiles},
            .defines = {{"REDUCE_OP", "PoolType::MAX"}, {"REDUCE_DIM", "ReduceDim::REDUCE_COL"}}});
    SetRuntimeArgs(
        program, reader, core, {address(source), kWindows, uint32_t{std::bit_cast<uint16_t>(bfloat16(1.0F))}});
    SetRuntimeArgs(program, compute, core, {kWindows});
    SetRuntimeArgs(program, writer, core, {address(target), kWindows});
    device.run(std::move(program));

    std::vector<bfloat16> output;
    device.read(output, target);
    return verdict(output, expected, 0.0F);
}
