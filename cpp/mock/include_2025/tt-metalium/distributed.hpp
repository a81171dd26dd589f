#pragma once

#include <tt-metalium/bfloat16.hpp>
#include <tt-metalium/host_api.hpp>
#include <utility>

#include_next <tt-metalium/distributed.hpp>

namespace tt::tt_metal::distributed {

inline MeshWorkload CreateMeshWorkload() { return {}; }
inline void AddProgramToMeshWorkload(
    MeshWorkload& mesh_workload, Program&& program, const MeshCoordinateRange& device_range) {
    mesh_workload.add_program(device_range, std::move(program));
}

inline void AddProgramToMeshWorkload(
    MeshWorkload& mesh_workload, Program& program, const MeshCoordinateRange& device_range) {
    AddProgramToMeshWorkload(mesh_workload, std::move(program), device_range);
}

inline MeshEvent EnqueueRecordEvent(
    MeshCommandQueue& mesh_cq, ttsl::Span<const SubDeviceId> sub_device_ids = {},
    const std::optional<MeshCoordinateRange>& device_range = std::nullopt) {
    return mesh_cq.enqueue_record_event(sub_device_ids, device_range);
}
inline MeshEvent EnqueueRecordEventToHost(
    MeshCommandQueue& mesh_cq, ttsl::Span<const SubDeviceId> sub_device_ids = {},
    const std::optional<MeshCoordinateRange>& device_range = std::nullopt) {
    return mesh_cq.enqueue_record_event_to_host(sub_device_ids, device_range);
}
inline void EnqueueWaitForEvent(MeshCommandQueue& mesh_cq, const MeshEvent& event) {
    mesh_cq.enqueue_wait_for_event(event);
}

inline void EndTraceCapture(MeshDevice* device, std::uint8_t cq_id, const MeshTraceId& trace_id) {
    device->end_mesh_trace(cq_id, trace_id);
}
inline void ReplayTrace(MeshDevice* device, std::uint8_t cq_id, const MeshTraceId& trace_id, bool blocking) {
    device->replay_mesh_trace(cq_id, trace_id, blocking);
}
inline void ReleaseTrace(MeshDevice* device, const MeshTraceId& trace_id) { device->release_mesh_trace(trace_id); }

}  // namespace tt::tt_metal::distributed
