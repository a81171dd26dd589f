#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>

#include "single_devices.hpp"

namespace tt::tt_metal {

using distributed::MeshTraceId;
using tilemetal::metalium_2025::mesh_of;

std::uint32_t BeginTraceCapture(IDevice* device, std::uint8_t cq_id) {
    return *mesh_of(device).begin_mesh_trace(cq_id);
}
void EndTraceCapture(IDevice* device, std::uint8_t cq_id, std::uint32_t tid) {
    mesh_of(device).end_mesh_trace(cq_id, MeshTraceId(tid));
}
void ReplayTrace(IDevice* device, std::uint8_t cq_id, std::uint32_t tid, bool blocking) {
    mesh_of(device).replay_mesh_trace(cq_id, MeshTraceId(tid), blocking);
}
void ReleaseTrace(IDevice* device, std::uint32_t tid) { mesh_of(device).release_mesh_trace(MeshTraceId(tid)); }
void EnqueueTrace(CommandQueue& cq, std::uint32_t trace_id, bool blocking) {
    ReplayTrace(cq.device(), static_cast<std::uint8_t>(cq.id()), trace_id, blocking);
}

}  // namespace tt::tt_metal
