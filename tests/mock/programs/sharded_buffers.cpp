// Every layout: what the host writes it reads back, and each page lies where its shard does.
#include <tt-metalium/tt_metal.hpp>

#include "program_test.hpp"

using namespace program_test;

namespace {

constexpr uint32_t kPage = 64;

struct Layout {
    const char* name;
    BufferType type;
    BufferShardingArgs sharding;
    uint32_t pages;
    std::vector<CoreCoord> cores;               // in the order of the shards
    std::vector<std::vector<uint32_t>> shards;  // pages of each core; kPad where there is none
};

constexpr uint32_t kPad = UncompressedBufferPageMapping::PADDING;

// Pages are 16 x 16 elements.
ShardSpecBuffer shard_spec(
    CoreCoord last, std::array<uint32_t, 2> shard, std::array<uint32_t, 2> pages,
    ShardOrientation orientation = ShardOrientation::ROW_MAJOR) {
    return {CoreRangeSet(CoreRange({0, 0}, last)), {shard[0] * 16, shard[1] * 16}, orientation, {16, 16}, pages};
}

std::vector<Layout> layouts() {
    using enum TensorMemoryLayout;
    std::vector<Layout> all;
    all.push_back(
        {"height",
         BufferType::L1,
         BufferShardingArgs(shard_spec({1, 1}, {1, 2}, {4, 2}), HEIGHT_SHARDED),
         8,
         {{0, 0}, {1, 0}, {0, 1}, {1, 1}},
         {{0, 1}, {2, 3}, {4, 5}, {6, 7}}});
    all.push_back(
        {"height, column-major, padded",
         BufferType::L1,
         BufferShardingArgs(shard_spec({1, 1}, {2, 1}, {5, 1}, ShardOrientation::COL_MAJOR), HEIGHT_SHARDED),
         5,
         {{0, 0}, {0, 1}, {1, 0}},
         {{0, 1}, {2, 3}, {4, kPad}}});
    all.push_back(
        {"width",
         BufferType::L1,
         BufferShardingArgs(shard_spec({1, 0}, {2, 2}, {2, 4}), WIDTH_SHARDED),
         8,
         {{0, 0}, {1, 0}},
         {{0, 1, 4, 5}, {2, 3, 6, 7}}});
    all.push_back(
        {"block in a larger grid",
         BufferType::L1,
         BufferShardingArgs(shard_spec({2, 3}, {1, 2}, {2, 4}), BLOCK_SHARDED),
         8,
         {{0, 0}, {1, 0}, {0, 1}, {1, 1}},
         {{0, 1}, {2, 3}, {4, 5}, {6, 7}}});
    all.push_back(
        {"block, column-major",
         BufferType::L1,
         BufferShardingArgs(shard_spec({1, 2}, {1, 1}, {2, 3}, ShardOrientation::COL_MAJOR), BLOCK_SHARDED),
         6,
         {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}},
         {{0}, {1}, {2}, {3}, {4}, {5}}});
    all.push_back(
        {"three dimensions over DRAM banks",
         BufferType::DRAM,
         BufferShardingArgs(BufferDistributionSpec(
             Shape{2, 3, 2}, Shape{1, 2, 2}, CoreRangeSet(CoreRange({0, 0}, {2, 0})), ShardOrientation::ROW_MAJOR)),
         12,
         {{0, 0}, {1, 0}, {2, 0}},
         {{0, 1, 2, 3, 10, 11, kPad, kPad},
          {4, 5, kPad, kPad, kPad, kPad, kPad, kPad},
          {6, 7, 8, 9, kPad, kPad, kPad, kPad}}});
    all.push_back(
        {"contiguous",
         BufferType::L1,
         BufferShardingArgs(BufferDistributionSpec(
             Shape{4}, Shape{1}, CoreRangeSet(CoreRange({0, 0}, {1, 0})), ShardOrientation::ROW_MAJOR,
             ShardDistributionStrategy::CONTIGUOUS_1D)),
         4,
         {{0, 0}, {1, 0}},
         {{0, 1}, {2, 3}}});
    return all;
}

bool holds(const Session& session, const Layout& layout) {
    auto buffer = MeshBuffer::create(
        ReplicatedBufferConfig{.size = uint64_t{layout.pages} * kPage},
        DeviceLocalBufferConfig{.page_size = kPage, .buffer_type = layout.type, .sharding_args = layout.sharding},
        session.device.get());
    std::vector<uint32_t> data(layout.pages * kPage / 4);
    for (std::size_t i = 0; i < data.size(); ++i) {
        data[i] = static_cast<uint32_t>(i * 4 / kPage);  // the page's number
    }
    EnqueueWriteMeshBuffer(session.queue, buffer, data);
    std::vector<uint32_t> back;
    EnqueueReadMeshBuffer(session.queue, back, buffer);
    bool good = back == data;
    IDevice* device = session.device->get_devices().front();
    for (std::size_t core = 0; core < layout.cores.size(); ++core) {
        for (std::size_t slot = 0; slot < layout.shards[core].size(); ++slot) {
            const uint32_t expected = layout.shards[core][slot];
            const auto address = static_cast<uint32_t>(buffer->address() + slot * kPage);
            std::vector<uint32_t> word;
            if (layout.type == BufferType::DRAM) {
                detail::ReadFromDeviceDRAMChannel(device, static_cast<int>(layout.cores[core].x), address, 4, word);
            } else {
                detail::ReadFromDeviceL1(device, layout.cores[core], address, 4, word);
            }
            good = good && (expected == kPad || word[0] == expected);
        }
    }
    std::vector<uint32_t> part(2 * kPage / 4);
    session.queue.enqueue_read_shards(
        {{MeshCoordinate(0, 0), part.data(), BufferRegion(kPage, 2 * kPage)}}, buffer, true);
    good = good && part.front() == 1 && part.back() == 2;
    if (!good) {
        std::printf("%s: a page is not where it should be\n", layout.name);
    }
    return good;
}

}  // namespace

int main() {
    const Session session;
    bool good = true;
    for (const Layout& layout : layouts()) {
        good = holds(session, layout) && good;
    }
    std::printf(good ? "PASS\n" : "FAIL\n");
    return good ? 0 : 1;
}
