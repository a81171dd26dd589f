#include <cstring>
#include <stdexcept>
#include <tt-metalium/distributed.hpp>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/tt_metal.hpp>
#include <utility>

#include "buffers.hpp"
#include "single_devices.hpp"

namespace tt::tt_metal {
namespace {

using distributed::MeshCommandQueue;
using distributed::MeshCoordinate;
using distributed::MeshWorkload;
using tilemetal::metalium_2025::mesh_buffer_of;
using tilemetal::metalium_2025::mesh_of;

// Lends the program to a workload for one run; the caller has it back whatever happens.
class Lent {
public:
    Lent(Program& program, const distributed::MeshDevice& mesh) : program_(program) {
        workload_.add_program(distributed::MeshCoordinateRange(mesh.shape()), std::move(program));
    }
    ~Lent() { program_ = std::move(workload_.get_programs().begin()->second); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;

    MeshWorkload& workload() { return workload_; }

private:
    Program& program_;
    MeshWorkload workload_;
};

void run(distributed::MeshDevice& mesh, MeshCommandQueue& queue, Program& program, bool blocking) {
    Lent lent(program, mesh);
    distributed::EnqueueMeshWorkload(queue, lent.workload(), blocking);
}

void read(MeshCommandQueue& queue, const BufferOrShared& buffer, void* dst, std::optional<BufferRegion> region) {
    queue.enqueue_read_shards({{MeshCoordinate(0, 0), dst, std::move(region)}}, mesh_buffer_of(buffer), true);
}

void write(MeshCommandQueue& queue, const BufferOrShared& buffer, const void* src, std::optional<BufferRegion> region) {
    queue.enqueue_write_shards(
        mesh_buffer_of(buffer), {{MeshCoordinate(0, 0), const_cast<void*>(src), std::move(region)}}, true);
}

void require_recorded(const Event& event, const char* function) {
    if (!event.ready) {
        throw std::runtime_error(std::string(function) + ": the event was not recorded");
    }
}

}  // namespace

void EnqueueReadBuffer(CommandQueue& cq, BufferOrShared buffer, void* dst, bool) {
    read(cq.mesh_queue(), buffer, dst, std::nullopt);
}
void EnqueueWriteBuffer(CommandQueue& cq, BufferOrShared buffer, const void* src, bool) {
    write(cq.mesh_queue(), buffer, src, std::nullopt);
}
void EnqueueReadSubBuffer(CommandQueue& cq, BufferOrShared buffer, void* dst, const BufferRegion& region, bool) {
    read(cq.mesh_queue(), buffer, dst, region);
}
void EnqueueWriteSubBuffer(CommandQueue& cq, BufferOrShared buffer, const void* src, const BufferRegion& region, bool) {
    write(cq.mesh_queue(), buffer, src, region);
}

void EnqueueProgram(CommandQueue& cq, Program& program, bool blocking) {
    run(mesh_of(cq.device()), cq.mesh_queue(), program, blocking);
}
void Finish(CommandQueue& cq, ttsl::Span<const SubDeviceId> sub_device_ids) {
    distributed::Finish(cq.mesh_queue(), sub_device_ids);
}
void Synchronize(IDevice* device, std::optional<std::uint8_t> cq_id, ttsl::Span<const SubDeviceId> sub_device_ids) {
    distributed::Synchronize(&mesh_of(device), cq_id, sub_device_ids);
}

void EnqueueRecordEvent(
    CommandQueue& cq, const std::shared_ptr<Event>& event, ttsl::Span<const SubDeviceId> sub_device_ids) {
    Finish(cq, sub_device_ids);
    event->device = cq.device();
    event->cq_id = cq.id();
    ++event->event_id;
    event->ready = true;
}
void EnqueueWaitForEvent(CommandQueue&, const std::shared_ptr<Event>& event) {
    require_recorded(*event, "EnqueueWaitForEvent");
}
void EventSynchronize(const std::shared_ptr<Event>& event) { require_recorded(*event, "EventSynchronize"); }
bool EventQuery(const std::shared_ptr<Event>& event) { return event->ready; }

namespace detail {

void WriteToBuffer(BufferOrShared buffer, const void* host_data) {
    write(mesh_buffer_of(buffer)->device()->mesh_command_queue(), buffer, host_data, std::nullopt);
}
void ReadFromBuffer(BufferOrShared buffer, void* host_data) {
    read(mesh_buffer_of(buffer)->device()->mesh_command_queue(), buffer, host_data, std::nullopt);
}

void LaunchProgram(IDevice* device, Program& program, bool, bool) {
    auto& mesh = mesh_of(device);
    run(mesh, mesh.mesh_command_queue(), program, true);
}

}  // namespace detail
}  // namespace tt::tt_metal
