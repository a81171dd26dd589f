#pragma once

// What the programs of this folder share: a device, tensors of bfloat16 tiles, circular buffers.
#include <cstdint>
#include <cstdio>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/command_queue.hpp>
#include <tt-metalium/constants.hpp>
#include <tt-metalium/device.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <tt-metalium/util.hpp>
#include <vector>

using namespace tt;
using namespace tt::tt_metal;
using namespace tt::constants;

constexpr uint32_t kTileBytes = sizeof(bfloat16) * TILE_HW;

struct Session {
    IDevice* device = CreateDevice(0);
    CommandQueue& queue = device->command_queue();

    Session() = default;
    ~Session() { CloseDevice(device); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    std::shared_ptr<Buffer> tiles(uint32_t count) const {
        return CreateBuffer(
            InterleavedBufferConfig{
                .device = device,
                .size = count * kTileBytes,
                .page_size = kTileBytes,
                .buffer_type = BufferType::DRAM});
    }
};

inline std::string kernel(const std::string& name) { return OVERRIDE_KERNEL_PREFIX "level_2025/kernels/" + name; }

inline void circular_buffer(
    Program& program, const std::variant<CoreCoord, CoreRange, CoreRangeSet>& cores, uint32_t index, uint32_t tiles) {
    const auto page = detail::TileSize(DataFormat::Float16_b);
    CreateCircularBuffer(
        program, cores,
        CircularBufferConfig(tiles * page, {{static_cast<uint8_t>(index), DataFormat::Float16_b}})
            .set_page_size(static_cast<uint8_t>(index), page));
}

inline std::vector<uint32_t> accessors(const std::vector<std::shared_ptr<Buffer>>& buffers) {
    std::vector<uint32_t> words;
    for (const auto& buffer : buffers) {
        TensorAccessorArgs(*buffer).append_to(words);
    }
    return words;
}

inline std::vector<bfloat16> random_values(std::size_t count, int seed) {
    return create_random_vector_of_bfloat16_native(count * sizeof(bfloat16), 2.0F, seed, -1.0F);
}

inline int report(bool pass) {
    std::printf(pass ? "PASS\n" : "FAIL\n");
    return pass ? 0 : 1;
}
