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
#include <vector>

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

// A two-dimensional tensor cut into one shard for each device of the mesh. A shard extent of zero repeats the tensor
// along that axis of the mesh.
struct ShardedBufferConfig {
    DeviceAddr global_size = 0;
    Shape2D global_buffer_shape = {0, 0};
    Shape2D shard_shape = {0, 0};
    ShardOrientation shard_orientation = ShardOrientation::ROW_MAJOR;

    std::uint32_t compute_datum_size_bytes() const;
    std::pair<bool, bool> replicated_dims() const;
    Shape2D physical_shard_shape() const;
};

enum class MeshBufferLayout : std::uint8_t { REPLICATED, SHARDED };
using MeshBufferConfig = std::variant<ReplicatedBufferConfig, ShardedBufferConfig>;

// Memory at the same address on every device of a mesh.
class MeshBuffer {
public:
    // Throws std::runtime_error: size not a multiple of the page size, memory exhausted, shards that do not fit.
    static std::shared_ptr<MeshBuffer> create(
        const MeshBufferConfig& mesh_buffer_config, const DeviceLocalBufferConfig& device_local_config,
        MeshDevice* mesh_device, std::optional<DeviceAddr> address = std::nullopt);
    ~MeshBuffer();
    MeshBuffer(const MeshBuffer&) = delete;
    MeshBuffer& operator=(const MeshBuffer&) = delete;
    MeshBuffer(MeshBuffer&& other) noexcept;
    MeshBuffer& operator=(MeshBuffer&& other) noexcept;

    bool is_allocated() const;
    void deallocate();
    // Throws std::runtime_error when the device no longer exists.
    MeshDevice* device() const;
    DeviceAddr size() const;
    DeviceAddr device_local_size() const { return device_local_size_; }
    DeviceAddr address() const { return address_; }

    MeshBufferLayout global_layout() const;
    const MeshBufferConfig& global_config() const { return config_; }
    const ShardedBufferConfig& global_shard_spec() const;
    const DeviceLocalBufferConfig& device_local_config() const { return device_local_config_; }
    Buffer* get_device_buffer(const MeshCoordinate& device_coord) const;
    // The buffer of any one device, for what is the same on all.
    Buffer* get_reference_buffer() const;
    // The allocation; null for a buffer at an address that was given.
    Buffer* get_backing_buffer() const;

    std::uint32_t datum_size_bytes() const;
    Shape2D physical_shard_shape() const;
    std::pair<bool, bool> replicated_dims() const;
    std::uint32_t page_size() const { return static_cast<std::uint32_t>(device_local_config_.page_size); }
    std::uint32_t num_pages() const {
        return page_size() == 0 ? 0 : static_cast<std::uint32_t>(device_local_size_ / page_size());
    }

private:
    MeshBuffer() = default;
    MeshBufferConfig config_;
    DeviceLocalBufferConfig device_local_config_;
    std::weak_ptr<MeshDevice> mesh_device_;
    DeviceAddr address_ = 0;
    DeviceAddr device_local_size_ = 0;
    std::shared_ptr<Buffer> backing_;  // holds the allocation
    std::vector<std::shared_ptr<Buffer>> buffers_;
    bool at_given_address_ = false;
};

}  // namespace tt::tt_metal::distributed
