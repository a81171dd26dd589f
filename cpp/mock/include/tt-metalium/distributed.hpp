#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/mesh_buffer.hpp>
#include <tt-metalium/mesh_command_queue.hpp>
#include <tt-metalium/mesh_coord.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/mesh_event.hpp>
#include <tt-metalium/mesh_trace_id.hpp>
#include <tt-metalium/mesh_workload.hpp>
#include <tt_stl/assert.hpp>
#include <tt_stl/optional_reference.hpp>
#include <tt_stl/span.hpp>
#include <vector>

namespace tt::tt_metal::distributed {

template <typename DType>
void WriteShard(
    MeshCommandQueue& mesh_cq, const std::shared_ptr<MeshBuffer>& mesh_buffer, std::vector<DType>& src,
    const MeshCoordinate& coord, bool blocking = false) {
    TT_FATAL(
        src.size() * sizeof(DType) >= mesh_buffer->device_local_size(),
        "WriteShard: {} bytes of host data for a buffer of {} bytes", src.size() * sizeof(DType),
        mesh_buffer->device_local_size());
    mesh_cq.enqueue_write_shards(mesh_buffer, {{coord, src.data(), std::nullopt}}, blocking);
}

// dst gets the size of the buffer on one device.
template <typename DType>
void ReadShard(
    MeshCommandQueue& mesh_cq, std::vector<DType>& dst, const std::shared_ptr<MeshBuffer>& mesh_buffer,
    const MeshCoordinate& coord, bool blocking = true) {
    dst.resize(mesh_buffer->device_local_size() / sizeof(DType));
    mesh_cq.enqueue_read_shards({{coord, dst.data(), std::nullopt}}, mesh_buffer, blocking);
}

template <typename DType>
void EnqueueWriteMeshBuffer(
    MeshCommandQueue& mesh_cq, std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<DType>& src,
    bool blocking = false) {
    TT_FATAL(
        src.size() * sizeof(DType) >= mesh_buffer->size(),
        "EnqueueWriteMeshBuffer: {} bytes of host data for a buffer of {} bytes", src.size() * sizeof(DType),
        mesh_buffer->size());
    mesh_cq.enqueue_write_mesh_buffer(mesh_buffer, src.data(), blocking);
}

// dst gets the size of the buffer. Throws for a replicated buffer of several devices, whose contents may differ.
template <typename DType>
void EnqueueReadMeshBuffer(
    MeshCommandQueue& mesh_cq, std::vector<DType>& dst, std::shared_ptr<MeshBuffer>& mesh_buffer,
    bool blocking = true) {
    dst.resize(mesh_buffer->size() / sizeof(DType));
    mesh_cq.enqueue_read_mesh_buffer(dst.data(), mesh_buffer, blocking);
}

// Throws std::runtime_error for an event the host does not hear of, where the device would never be done.
void EventSynchronize(const MeshEvent& event);
bool EventQuery(const MeshEvent& event);

void Synchronize(
    MeshDevice* device, std::optional<std::uint8_t> cq_id, ttsl::Span<const SubDeviceId> sub_device_ids = {});
void Synchronize(
    MeshDevice& device, ttsl::optional_reference<MeshCommandQueue> mesh_cq = {},
    ttsl::Span<const SubDeviceId> sub_device_ids = {});
void Finish(MeshCommandQueue& mesh_cq, ttsl::Span<const SubDeviceId> sub_device_ids = {});

MeshTraceId BeginTraceCapture(MeshDevice* device, std::uint8_t cq_id);
// The mock is one process.
bool UsingDistributedEnvironment();

}  // namespace tt::tt_metal::distributed
