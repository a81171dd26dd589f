#pragma once

#include <memory>
#include <optional>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/mesh_workload.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

// Commands are carried out at once and in order.
class MeshCommandQueue {
public:
    MeshCommandQueue(MeshDevice* mesh_device, std::uint32_t id);
    ~MeshCommandQueue();

    MeshDevice* device() const { return mesh_device_; }
    std::uint32_t id() const { return id_; }

    struct ShardDataTransfer {
        MeshCoordinate shard_coord;
        void* host_data = nullptr;
        std::optional<BufferRegion> region;
    };

    void enqueue_mesh_workload(MeshWorkload& mesh_workload, bool blocking);
    void enqueue_write_mesh_buffer(const std::shared_ptr<MeshBuffer>& buffer, const void* host_data, bool blocking);
    void enqueue_read_mesh_buffer(void* host_data, const std::shared_ptr<MeshBuffer>& buffer, bool blocking);
    void enqueue_write_shards(
        const std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<ShardDataTransfer>& shard_data_transfers,
        bool blocking);
    void enqueue_read_shards(
        const std::vector<ShardDataTransfer>& shard_data_transfers, const std::shared_ptr<MeshBuffer>& mesh_buffer,
        bool blocking);
    void finish(ttsl::Span<const SubDeviceId> sub_device_ids = {});

private:
    MeshDevice* mesh_device_;
    std::uint32_t id_;
};

}  // namespace tt::tt_metal::distributed
