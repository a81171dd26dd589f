#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/mesh_event.hpp>
#include <tt-metalium/mesh_trace_id.hpp>
#include <tt-metalium/mesh_workload.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

// Commands of one queue of a mesh, in order; the mock carries each out before the call returns.
class MeshCommandQueue {
public:
    virtual ~MeshCommandQueue() = default;
    MeshCommandQueue(const MeshCommandQueue&) = delete;
    MeshCommandQueue& operator=(const MeshCommandQueue&) = delete;

    MeshDevice* device() const { return mesh_device_; }
    std::uint32_t id() const { return id_; }

    struct ShardDataTransfer {
        MeshCoordinate shard_coord;
        void* host_data = nullptr;
        std::optional<BufferRegion> region;
    };

    // All throw std::runtime_error: deallocated buffer, partial pages, wrong coordinate, not allowed while a trace is
    // captured. A kernel that breaks a rule ends a workload with tilemetal::mock::KernelError.
    virtual void enqueue_mesh_workload(MeshWorkload& mesh_workload, bool blocking) = 0;
    virtual void enqueue_write_shard_to_sub_grid(
        const MeshBuffer& buffer, const void* host_data, const MeshCoordinateRange& device_range, bool blocking,
        std::optional<BufferRegion> region = std::nullopt) = 0;
    virtual void enqueue_write_mesh_buffer(
        const std::shared_ptr<MeshBuffer>& buffer, const void* host_data, bool blocking) = 0;
    virtual void enqueue_write_shards(
        const std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<ShardDataTransfer>& shard_data_transfers,
        bool blocking) = 0;
    virtual void enqueue_read_mesh_buffer(
        void* host_data, const std::shared_ptr<MeshBuffer>& buffer, bool blocking) = 0;
    virtual void enqueue_read_shards(
        const std::vector<ShardDataTransfer>& shard_data_transfers, const std::shared_ptr<MeshBuffer>& mesh_buffer,
        bool blocking) = 0;

    // Orders other queues behind this one; the host hears nothing of it.
    virtual MeshEvent enqueue_record_event(
        ttsl::Span<const SubDeviceId> sub_device_ids = {},
        const std::optional<MeshCoordinateRange>& device_range = std::nullopt) = 0;
    // The host can wait for this one by EventSynchronize.
    virtual MeshEvent enqueue_record_event_to_host(
        ttsl::Span<const SubDeviceId> sub_device_ids = {},
        const std::optional<MeshCoordinateRange>& device_range = std::nullopt) = 0;
    virtual void enqueue_wait_for_event(const MeshEvent& sync_event) = 0;
    virtual void finish(ttsl::Span<const SubDeviceId> sub_device_ids = {}) = 0;
    virtual void enqueue_trace(const MeshTraceId& trace_id, bool blocking) = 0;

protected:
    MeshCommandQueue(MeshDevice* mesh_device, std::uint32_t id) : mesh_device_(mesh_device), id_(id) {}

private:
    MeshDevice* mesh_device_;
    std::uint32_t id_;
};

}  // namespace tt::tt_metal::distributed
