#include <stdexcept>
#include <string>
#include <tt-metalium/distributed.hpp>

#include "mesh_device_impl.hpp"
#include "simulated_queue.hpp"

namespace tt::tt_metal::distributed {
namespace {

const SimulatedQueue& queue_of(const MeshEvent& event) { return *event.device()->impl().queues.at(event.mesh_cq_id()); }

}  // namespace

bool EventQuery(const MeshEvent& event) { return queue_of(event).host_knows(event); }

void EventSynchronize(const MeshEvent& event) {
    if (!EventQuery(event)) {
        throw std::runtime_error(
            "EventSynchronize: event " + std::to_string(event.id()) + " of queue " +
            std::to_string(event.mesh_cq_id()) +
            " is not reported to the host, which would wait for ever; record it by enqueue_record_event_to_host");
    }
}

void Finish(MeshCommandQueue& mesh_cq, ttsl::Span<const SubDeviceId> sub_device_ids) { mesh_cq.finish(sub_device_ids); }

void Synchronize(MeshDevice* device, std::optional<std::uint8_t> cq_id, ttsl::Span<const SubDeviceId> sub_device_ids) {
    if (cq_id) {
        Finish(device->mesh_command_queue(cq_id), sub_device_ids);
        return;
    }
    for (const auto& queue : device->impl().queues) {
        queue->finish(sub_device_ids);
    }
}

void Synchronize(
    MeshDevice& device, ttsl::optional_reference<MeshCommandQueue> mesh_cq,
    ttsl::Span<const SubDeviceId> sub_device_ids) {
    if (mesh_cq) {
        Finish(*mesh_cq, sub_device_ids);
    } else {
        Synchronize(&device, std::nullopt, sub_device_ids);
    }
}

MeshTraceId BeginTraceCapture(MeshDevice* device, std::uint8_t cq_id) { return device->begin_mesh_trace(cq_id); }
bool UsingDistributedEnvironment() { return false; }

MeshTraceId MeshDevice::begin_mesh_trace(std::uint8_t cq_id) {
    const MeshTraceId id(impl().next_trace);
    begin_mesh_trace(cq_id, id);
    return id;
}

void MeshDevice::begin_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id) {
    if (impl().trace_region_size == 0) {
        throw std::runtime_error(
            "begin_mesh_trace: the device has no memory for traces; open it with a trace_region_size");
    }
    auto& queue = static_cast<SimulatedQueue&>(mesh_command_queue(cq_id));
    const auto [trace, fresh] = impl().traces.try_emplace(*trace_id);
    if (!fresh) {
        throw std::runtime_error("begin_mesh_trace: there is a trace " + std::to_string(*trace_id) + " already");
    }
    impl().next_trace = std::max(impl().next_trace, *trace_id) + 1;
    queue.record_begin(trace->second);
}

void MeshDevice::end_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id) {
    auto& queue = static_cast<SimulatedQueue&>(mesh_command_queue(cq_id));
    const auto trace = impl().traces.find(*trace_id);
    if (trace == impl().traces.end() || !queue.is_recording()) {
        throw std::runtime_error(
            "end_mesh_trace: queue " + std::to_string(cq_id) + " is not capturing trace " + std::to_string(*trace_id));
    }
    queue.record_end();
    trace->second.complete = true;
}

void MeshDevice::replay_mesh_trace(std::uint8_t cq_id, const MeshTraceId& trace_id, bool blocking) {
    mesh_command_queue(cq_id).enqueue_trace(trace_id, blocking);
}

void MeshDevice::release_mesh_trace(const MeshTraceId& trace_id) {
    if (impl().traces.erase(*trace_id) == 0) {
        throw std::runtime_error("release_mesh_trace: there is no trace " + std::to_string(*trace_id));
    }
}

}  // namespace tt::tt_metal::distributed
