#include "program_test.hpp"

using namespace program_test;

namespace {

constexpr uint32_t kPage = 64;
constexpr uint32_t kWords = kPage / 4;

enum Place { kDram, kDramAtRunTime, kL1 };

// A tensor of 3 x 4 pages in shards of 2 x 2 on two banks: words as the kernel's accessor takes them.
bool reads(const Session& session, Place place) {
    const bool dram = place != kL1;
    const uint32_t banks = dram ? session.device->num_dram_channels()
                                : static_cast<uint32_t>(
                                      session.device->compute_with_storage_grid_size().x *
                                      session.device->compute_with_storage_grid_size().y);
    auto storage = session.buffer(banks * 8, kPage, dram ? BufferType::DRAM : BufferType::L1);
    auto target = session.buffer(16, kPage);
    std::vector<uint32_t> data(std::size_t{banks} * 8 * kWords);
    for (uint32_t i = 0; i < data.size(); ++i) {
        data[i] = i;
    }
    EnqueueWriteMeshBuffer(session.queue, storage, data);
    std::vector<uint32_t> nothing(16 * kWords, 0);
    EnqueueWriteMeshBuffer(session.queue, target, nothing);

    // Row-major over the grid, worker 0 and 1 are neighbours in x.
    const CoreCoord first = session.device->worker_core_from_logical_core({0, 0});
    const CoreCoord second = session.device->worker_core_from_logical_core({1, 0});
    const auto packed = [&](const CoreCoord& core, uint32_t bank) {
        return dram ? bank << 8 : static_cast<uint32_t>(core.x << 8 | core.y);
    };
    const uint32_t coordinates = packed(first, 0) | packed(second, 1) << 16;
    std::vector<uint32_t> words;
    std::vector<uint32_t> common;
    if (place == kDramAtRunTime) {
        words = {1 | 2 | 16 | 32 | 64, kPage, 2, 2};
        common = {3, 4, 2, 2, coordinates};
    } else {
        words = {dram ? 3U : 1U, kPage, 2, 2, 3, 4, 2, 2, coordinates};
    }
    TensorAccessorArgs(target).append_to(words);

    Program program = CreateProgram();
    const CoreCoord core{3, 0};
    CreateCircularBuffer(
        program, core, CircularBufferConfig(16 * kPage, {{0, DataFormat::UInt32}}).set_page_size(0, kPage));
    const auto kernel =
        CreateKernel(program, kernel_path("sharded_accessor.cpp"), core, ReaderDataMovementConfig(words));
    SetRuntimeArgs(
        program, kernel, core, {static_cast<uint32_t>(storage->address()), static_cast<uint32_t>(target->address())});
    if (!common.empty()) {
        SetCommonRuntimeArgs(program, kernel, common);
    }
    session.run(std::move(program));

    std::vector<uint32_t> result;
    EnqueueReadMeshBuffer(session.queue, result, target);
    // The storage is interleaved, so row r of bank b is its page r * banks + b.
    const auto stored = [&](uint32_t row, uint32_t column) {
        const uint32_t shard = row / 2 * 2 + column / 2;
        const uint32_t in_bank = shard / 2 * 4 + row % 2 * 2 + column % 2;
        return in_bank * banks + shard % 2;
    };
    bool same = true;
    for (uint32_t page = 0; page < 14; ++page) {
        const uint32_t from = page < 12 ? stored(page / 4, page % 4) : stored(0, page - 12 + 2);
        for (uint32_t i = 0; i < kWords; ++i) {
            same = same && result[page * kWords + i] == data[from * kWords + i];
        }
    }
    return same;
}

}  // namespace

int main() {
    const Session session;
    const bool passed = reads(session, kDram) && reads(session, kDramAtRunTime) && reads(session, kL1);
    std::printf(passed ? "PASS\n" : "FAIL\n");
    return passed ? 0 : 1;
}
