#pragma once

// What programs of the single-device API share: a device with its queue, and buffers of pages.
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/command_queue.hpp>
#include <tt-metalium/device.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <tt-metalium/util.hpp>
#include <tt-metalium/work_split.hpp>
#include <utility>
#include <vector>

#include "../both_levels/matrices.hpp"
#include "../both_levels/verdict.hpp"

using namespace tt;
using namespace tt::tt_metal;

inline std::string kernel(const std::string& name) { return OVERRIDE_KERNEL_PREFIX "level_2025/kernels/" + name; }

using BufferPointer = std::shared_ptr<Buffer>;

struct Device {
    IDevice* device = CreateDevice(0);
    CommandQueue& queue = device->command_queue();

    Device() = default;
    ~Device() { CloseDevice(device); }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    std::shared_ptr<Buffer> pages(uint32_t count, uint32_t page_size, BufferType type = BufferType::DRAM) const {
        return CreateBuffer(
            InterleavedBufferConfig{
                .device = device, .size = uint64_t{count} * page_size, .page_size = page_size, .buffer_type = type});
    }
    std::shared_ptr<Buffer> tiles(uint32_t count) const {
        return pages(count, detail::TileSize(DataFormat::Float16_b));
    }

    CoreCoord worker_core(CoreCoord logical) const { return device->worker_core_from_logical_core(logical); }
    uint32_t dram_channels() const { return device->num_dram_channels(); }

    template <class T>
    void write(const BufferPointer& buffer, std::vector<T> values) const {
        EnqueueWriteBuffer(queue, buffer, values, true);
    }
    template <class T>
    void read(std::vector<T>& values, const BufferPointer& buffer) const {
        EnqueueReadBuffer(queue, buffer, values, true);
    }
    void run(Program&& program) const {
        EnqueueProgram(queue, program, false);
        Finish(queue);
    }
};

inline uint32_t address(const std::shared_ptr<Buffer>& buffer) { return buffer->address(); }

inline void tile_buffer(Program& program, const CoreRangeSet& cores, uint8_t index, uint32_t pages) {
    const uint32_t page = detail::TileSize(DataFormat::Float16_b);
    CreateCircularBuffer(
        program, cores,
        CircularBufferConfig(pages * page, {{index, DataFormat::Float16_b}}).set_page_size(index, page));
}

// Compile-time words: values first, then the accessors of the buffers.
inline std::vector<uint32_t> compile_args(
    std::vector<uint32_t> values, std::initializer_list<std::shared_ptr<Buffer>> buffers) {
    for (const auto& buffer : buffers) {
        TensorAccessorArgs(*buffer).append_to(values);
    }
    return values;
}
