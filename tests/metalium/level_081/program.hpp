#pragma once

// What programs of the current release share: a device with its queue, and buffers of pages.
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tensor_accessor_args.hpp>
#include <tt-metalium/tilize_utils.hpp>
#include <tt-metalium/work_split.hpp>
#include <utility>
#include <vector>

#include "../both_levels/matrices.hpp"
#include "../both_levels/verdict.hpp"

using namespace tt;
using namespace tt::tt_metal;
using namespace tt::tt_metal::distributed;

inline std::string kernel(const std::string& name) {
    return std::string(OVERRIDE_KERNEL_PREFIX "level_081/kernels/") + name;
}

using BufferPointer = std::shared_ptr<MeshBuffer>;

struct Device {
    std::shared_ptr<MeshDevice> mesh = MeshDevice::create_unit_mesh(0);
    MeshCommandQueue& queue = mesh->mesh_command_queue();

    ~Device() { mesh->close(); }

    std::shared_ptr<MeshBuffer> pages(uint32_t count, uint32_t page_size, BufferType type = BufferType::DRAM) const {
        return MeshBuffer::create(
            ReplicatedBufferConfig{.size = uint64_t{count} * page_size},
            DeviceLocalBufferConfig{.page_size = page_size, .buffer_type = type}, mesh.get());
    }
    std::shared_ptr<MeshBuffer> tiles(uint32_t count) const { return pages(count, tile_size(DataFormat::Float16_b)); }

    CoreCoord worker_core(CoreCoord logical) const { return mesh->worker_core_from_logical_core(logical); }
    uint32_t dram_channels() const { return mesh->num_dram_channels(); }

    template <class T>
    void write(BufferPointer buffer, std::vector<T> values) const {
        EnqueueWriteMeshBuffer(queue, buffer, values, true);
    }
    template <class T>
    void read(std::vector<T>& values, BufferPointer buffer) const {
        EnqueueReadMeshBuffer(queue, values, buffer, true);
    }
    void run(Program&& program) const {
        MeshWorkload workload;
        workload.add_program(MeshCoordinateRange(mesh->shape()), std::move(program));
        EnqueueMeshWorkload(queue, workload, false);
        Finish(queue);
    }
};

inline uint32_t address(const std::shared_ptr<MeshBuffer>& buffer) { return static_cast<uint32_t>(buffer->address()); }

inline void tile_buffer(
    Program& program, const CoreRangeSet& cores, uint8_t index, uint32_t pages,
    DataFormat format = DataFormat::Float16_b) {
    const uint32_t page = tile_size(format);
    CreateCircularBuffer(
        program, cores, CircularBufferConfig(pages * page, {{index, format}}).set_page_size(index, page));
}

// Compile-time words: values first, then the accessors of the buffers.
inline std::vector<uint32_t> compile_args(
    std::vector<uint32_t> values, std::initializer_list<std::shared_ptr<MeshBuffer>> buffers) {
    for (const auto& buffer : buffers) {
        TensorAccessorArgs(*buffer).append_to(values);
    }
    return values;
}
