// The 32 largest, then the 32 smallest numbers of every row with their columns, found tile by tile on one core.
#include <algorithm>
#include <numeric>
#include <span>

#include "program.hpp"

namespace {

constexpr uint32_t kTileRows = 2;
constexpr uint32_t kTileColumns = 5;
constexpr uint32_t kBest = 32;
constexpr uint32_t kRows = kTileRows * 32;
constexpr uint32_t kColumns = kTileColumns * 32;

struct Result {
    std::vector<bfloat16> values;
    std::vector<uint16_t> columns;
};

Result best_on_device(const Device& device, const std::vector<bfloat16>& matrix, bool smallest) {
    auto source = device.tiles(kTileRows * kTileColumns);
    auto values = device.tiles(kTileRows);
    auto columns = device.pages(kTileRows, tile_size(DataFormat::UInt16));
    device.write(source, tilize_nfaces(matrix, kRows, kColumns));

    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const CoreRangeSet cores{CoreRange(core)};
    for (const auto index : {CBIndex::c_0, CBIndex::c_2, CBIndex::c_16}) {
        tile_buffer(program, cores, index, 2);
    }
    for (const auto index : {CBIndex::c_1, CBIndex::c_3, CBIndex::c_17}) {
        tile_buffer(program, cores, index, 2, DataFormat::UInt16);
    }
    const auto reader = CreateKernel(
        program, kernel("topk_read.cpp"), core, ReaderDataMovementConfig(compile_args({kTileColumns}, {source})));
    const auto writer = CreateKernel(
        program, kernel("topk_write.cpp"), core, WriterDataMovementConfig(compile_args({}, {values, columns})));
    const auto compute = CreateKernel(
        program, kernel("topk_compute.cpp"), core, ComputeConfig{.compile_args = {kTileColumns, uint32_t{smallest}}});
    SetRuntimeArgs(program, reader, core, {address(source), kTileRows});
    SetRuntimeArgs(program, compute, core, {kTileRows});
    SetRuntimeArgs(program, writer, core, {address(values), address(columns), kTileRows});
    device.run(std::move(program));

    Result result;
    device.read(result.values, values);
    device.read(result.columns, columns);
    result.values = untilize_nfaces(result.values, kRows, kBest);
    result.columns = untilize_nfaces(result.columns, kRows, kBest);
    return result;
}

// The best values in order; every column is named once and holds its value. Ties may come in any order.
int check(const std::vector<bfloat16>& matrix, const Result& got, bool smallest) {
    std::vector<float> found;
    std::vector<float> expected;
    for (uint32_t row = 0; row < kRows; ++row) {
        const std::span all(matrix.begin() + row * kColumns, kColumns);
        std::vector<float> sorted(all.begin(), all.end());
        std::partial_sort(sorted.begin(), sorted.begin() + kBest, sorted.end(), [&](float a, float b) {
            return smallest ? a < b : b < a;
        });
        expected.insert(expected.end(), sorted.begin(), sorted.begin() + kBest);
        std::vector<uint16_t> named(got.columns.begin() + row * kBest, got.columns.begin() + (row + 1) * kBest);
        for (const uint16_t column : named) {
            found.push_back(column < kColumns ? static_cast<float>(all[column]) : 0.0F);
        }
        std::ranges::sort(named);
        if (std::ranges::adjacent_find(named) != named.end()) {
            std::printf("row %u names a column twice\n", row);
            return 1;
        }
    }
    return verdict(got.values, expected, 0) | verdict(found, expected, 0);
}

}  // namespace

int main() {
    const Device device;
    const auto matrix = random_matrix(kRows, kColumns, 17);
    int failed = 0;
    for (const bool smallest : {false, true}) {
        failed |= check(matrix, best_on_device(device, matrix, smallest), smallest);
    }
    return failed;
}
