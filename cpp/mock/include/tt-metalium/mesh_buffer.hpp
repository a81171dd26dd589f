#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/mesh_coord.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/shape2d.hpp>
#include <utility>
#include <variant>

namespace tt::tt_metal::distributed {

// Layout over the memory banks of one device.
struct DeviceLocalBufferConfig {
    DeviceAddr page_size = 0;
    BufferType buffer_type = BufferType::DRAM;
    BufferShardingArgs sharding_args = {};
    // DRAM is taken bottom up and L1 top down unless said otherwise.
    std::optional<bool> bottom_up = std::nullopt;
    std::optional<SubDeviceId> sub_device_id = std::nullopt;
};

// The same `size` bytes on every device of the mesh.
struct ReplicatedBufferConfig {
    DeviceAddr size = 0;
};

// A buffer split over the devices of the mesh.
struct ShardedBufferConfig {
    DeviceAddr global_size = 0;
    Shape2D global_buffer_shape = {0, 0};
    Shape2D shard_shape = {0, 0};
    ShardOrientation shard_orientation = ShardOrientation::ROW_MAJOR;
};

enum class MeshBufferLayout : std::uint8_t { REPLICATED, SHARDED };
using MeshBufferConfig = std::variant<ReplicatedBufferConfig, ShardedBufferConfig>;

class MeshBuffer {
public:
    // Throws std::runtime_error: size not a multiple of the page size, memory exhausted, sharding not supported.
    static std::shared_ptr<MeshBuffer> create(
        const MeshBufferConfig& mesh_buffer_config, const DeviceLocalBufferConfig& device_local_config,
        MeshDevice* mesh_device, std::optional<DeviceAddr> address = std::nullopt);
    ~MeshBuffer();
    MeshBuffer(const MeshBuffer&) = delete;
    MeshBuffer& operator=(const MeshBuffer&) = delete;

    bool is_allocated() const { return allocated_; }
    void deallocate();
    MeshDevice* device() const;
    DeviceAddr size() const { return buffer_.size(); }
    DeviceAddr device_local_size() const { return buffer_.size(); }
    DeviceAddr address() const { return buffer_.address(); }
    MeshBufferLayout global_layout() const { return MeshBufferLayout::REPLICATED; }
    const MeshBufferConfig& global_config() const { return config_; }
    const DeviceLocalBufferConfig& device_local_config() const { return device_local_config_; }
    Buffer* get_device_buffer(const MeshCoordinate& device_coord) const;
    Buffer* get_reference_buffer() const { return const_cast<Buffer*>(&buffer_); }
    Buffer* get_backing_buffer() const { return owns_memory_ ? get_reference_buffer() : nullptr; }
    std::uint32_t page_size() const { return static_cast<std::uint32_t>(buffer_.page_size()); }
    std::uint32_t num_pages() const { return buffer_.num_pages(); }

private:
    MeshBuffer() = default;
    MeshBufferConfig config_;
    DeviceLocalBufferConfig device_local_config_;
    std::weak_ptr<MeshDevice> mesh_device_;
    Buffer buffer_;
    bool allocated_ = false;
    bool owns_memory_ = false;
};

}  // namespace tt::tt_metal::distributed
