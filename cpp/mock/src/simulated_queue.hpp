#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <tt-metalium/mesh_command_queue.hpp>
#include <vector>

#include "mesh_trace.hpp"
#include "run_report.hpp"

namespace tt::tt_metal::distributed {

// Carries out every command before the call returns, so queues never run ahead of each other.
class SimulatedQueue final : public MeshCommandQueue {
public:
    SimulatedQueue(MeshDevice* mesh_device, std::uint32_t id) : MeshCommandQueue(mesh_device, id) {}

    void enqueue_mesh_workload(MeshWorkload& mesh_workload, bool blocking) override;
    void enqueue_write_shard_to_sub_grid(
        const MeshBuffer& buffer, const void* host_data, const MeshCoordinateRange& device_range, bool blocking,
        std::optional<BufferRegion> region) override;
    void enqueue_write_mesh_buffer(
        const std::shared_ptr<MeshBuffer>& buffer, const void* host_data, bool blocking) override;
    void enqueue_write_shards(
        const std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<ShardDataTransfer>& transfers,
        bool blocking) override;
    void enqueue_read_mesh_buffer(void* host_data, const std::shared_ptr<MeshBuffer>& buffer, bool blocking) override;
    void enqueue_read_shards(
        const std::vector<ShardDataTransfer>& transfers, const std::shared_ptr<MeshBuffer>& mesh_buffer,
        bool blocking) override;
    MeshEvent enqueue_record_event(
        ttsl::Span<const SubDeviceId> sub_device_ids, const std::optional<MeshCoordinateRange>& device_range) override;
    MeshEvent enqueue_record_event_to_host(
        ttsl::Span<const SubDeviceId> sub_device_ids, const std::optional<MeshCoordinateRange>& device_range) override;
    void enqueue_wait_for_event(const MeshEvent& sync_event) override;
    void finish(ttsl::Span<const SubDeviceId> sub_device_ids) override;
    void enqueue_trace(const MeshTraceId& trace_id, bool blocking) override;

    void record_begin(MeshTrace& trace);
    void record_end();
    bool is_recording() const { return recording_ != nullptr; }
    // True when the host has heard of this event.
    bool host_knows(const MeshEvent& event) const { return event.id() <= last_reported_event_; }

private:
    MeshEvent record_event(const std::optional<MeshCoordinateRange>& device_range);
    void refuse_while_recording(const char* what) const;
    void write(const MeshBuffer& buffer, const MeshCoordinate& at, const void* host, const BufferRegion& region) const;
    void read(const MeshBuffer& buffer, const MeshCoordinate& at, void* host, const BufferRegion& region) const;
    void run(const MeshCoordinateRange& range, detail::ProgramImpl& program, tilemetal::mock::RunReport& report) const;

    MeshTrace* recording_ = nullptr;
    std::uint32_t events_ = 0;
    std::uint32_t last_reported_event_ = 0;
};

}  // namespace tt::tt_metal::distributed
