// Maxima, then means over windows of 32 rows of a row-major matrix, which is tilized on its way into the engine.
#include <algorithm>

#include "program.hpp"

namespace {

constexpr uint32_t kWindow = 32;
constexpr uint32_t kWindows = 3;
constexpr uint32_t kTiles = 2;
constexpr uint32_t kColumns = kTiles * 32;

// Row 0 of every tile, windows one after the other.
std::vector<float> pooled_on_device(
    const Device& device, const std::vector<bfloat16>& matrix, const char* pool, float scaler) {
    const uint32_t row_bytes = kColumns * sizeof(bfloat16);
    auto source = device.pages(kWindows * kWindow, row_bytes);
    auto target = device.tiles(kWindows * kTiles);
    device.write(source, matrix);

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    CreateCircularBuffer(
        program, core,
        CircularBufferConfig(2 * kWindow * row_bytes, {{CBIndex::c_0, DataFormat::Float16_b}})
            .set_page_size(CBIndex::c_0, kWindow * row_bytes));
    const CoreRangeSet cores{CoreRange(core)};
    tile_buffer(program, cores, CBIndex::c_1, 1);
    tile_buffer(program, cores, CBIndex::c_16, 2 * kTiles);
    const auto reader = CreateKernel(
        program, kernel("pool_read.cpp"), core, ReaderDataMovementConfig(compile_args({kWindow, row_bytes}, {source})));
    const auto writer =
        CreateKernel(program, kernel("write_tiles.cpp"), core, WriterDataMovementConfig(compile_args({}, {target})));
    const auto compute = CreateKernel(
        program, kernel("pool_compute.cpp"), core,
        ComputeConfig{
            .compile_args = {kTiles},
            .defines = {{"REDUCE_OP", std::string("PoolType::") + pool}, {"REDUCE_DIM", "ReduceDim::REDUCE_COL"}}});
    const uint32_t scaler_bits = std::bit_cast<uint16_t>(bfloat16(scaler));
    SetRuntimeArgs(program, reader, core, {address(source), kWindows, scaler_bits});
    SetRuntimeArgs(program, compute, core, {kWindows});
    SetRuntimeArgs(program, writer, core, {address(target), 0, kWindows * kTiles});
    device.run(std::move(program));

    std::vector<bfloat16> tiles;
    device.read(tiles, target);
    const auto rows = untilize_nfaces(tiles, kWindows * kTiles * 32, 32);
    std::vector<float> result;
    for (uint32_t tile = 0; tile < kWindows * kTiles; ++tile) {
        result.insert(result.end(), rows.begin() + tile * 1024, rows.begin() + tile * 1024 + 32);
    }
    return result;
}

}  // namespace

int main() {
    const Device device;
    const auto matrix = random_matrix(kWindows * kWindow, kColumns, 31);
    std::vector<float> maxima;
    std::vector<float> means;
    for (uint32_t i = 0; i < kWindows * kColumns; ++i) {
        float largest = -2;
        float sum = 0;
        for (uint32_t row = 0; row < kWindow; ++row) {
            const auto value = static_cast<float>(matrix[(i / kColumns * kWindow + row) * kColumns + i % kColumns]);
            largest = std::max(largest, value);
            sum += value;
        }
        maxima.push_back(largest);
        means.push_back(sum / kWindow);
    }
    return verdict(pooled_on_device(device, matrix, "MAX", 1.0F), maxima, 0) |
           verdict(pooled_on_device(device, matrix, "AVG", 1.0F / kWindow), means, 0.01F);
}
