// Meshes of several devices, two queues with events, traces, sub-devices, and what is refused.
#include "expectations.hpp"
#include "program_test.hpp"

using namespace program_test;

namespace {

// Copies `pages` pages of 2048 bytes.
Program copy_program(
    const std::shared_ptr<MeshBuffer>& source, const std::shared_ptr<MeshBuffer>& target,
    const std::shared_ptr<MeshBuffer>& l1, uint32_t pages) {
    Program program = CreateProgram();
    const CoreCoord core{0, 0};
    const auto kernel = CreateKernel(
        program, kernel_path("loopback.cpp"), core,
        DataMovementConfig{.compile_args = accessor_args({source, target})});
    SetRuntimeArgs(
        program, kernel, core,
        {static_cast<uint32_t>(l1->address()), static_cast<uint32_t>(source->address()),
         static_cast<uint32_t>(target->address()), pages});
    return program;
}

std::vector<uint32_t> counted(std::size_t words, uint32_t first) {
    std::vector<uint32_t> data(words);
    for (std::size_t i = 0; i < words; ++i) {
        data[i] = first + static_cast<uint32_t>(i);
    }
    return data;
}

void split_over_two_devices() {
    const auto mesh = MeshDevice::create(MeshDeviceConfig(MeshShape(1, 2)));
    auto& queue = mesh->mesh_command_queue();
    const Shape2D whole{32, 64};
    const auto sharded = [&](Shape2D shard) {
        return MeshBuffer::create(
            distributed::ShardedBufferConfig{
                .global_size = 32 * 64 * 4, .global_buffer_shape = whole, .shard_shape = shard},
            DeviceLocalBufferConfig{.page_size = 2048}, mesh.get());
    };
    auto source = sharded({32, 32});
    auto target = sharded({32, 32});
    auto l1 = MeshBuffer::create(
        ReplicatedBufferConfig{.size = 2048}, DeviceLocalBufferConfig{.page_size = 2048, .buffer_type = BufferType::L1},
        mesh.get());
    const auto data = counted(32 * 64, 0);
    EnqueueWriteMeshBuffer(queue, source, data);
    LaunchProgram(*mesh, copy_program(source, target, l1, 2));
    std::vector<uint32_t> back;
    EnqueueReadMeshBuffer(queue, back, target);
    check(back == data, "two devices do not give back what they copied");
    std::vector<uint32_t> right;
    ReadShard(queue, right, target, MeshCoordinate(0, 1));
    check(right[0] == 32 && right[32] == 96, "the second device does not hold the right half");

    const auto part = mesh->create_submesh(MeshShape(1, 1), MeshCoordinate(0, 1));
    check(part->get_device_ids() == DeviceIds{1}, "the submesh is not the second device");
    check_refused("too many shards", "for a mesh of 1 x 2", [&] { sharded({16, 16}); });
}

void queues_events_and_traces() {
    const auto device = MeshDevice::create_unit_mesh(0, 0, 4096, 2);
    auto& first = device->mesh_command_queue(0);
    auto& second = device->mesh_command_queue(1);
    const Session session{device, first};
    auto source = session.buffer(2);
    auto target = session.buffer(2);
    auto l1 = session.buffer(1, 2048, BufferType::L1);
    MeshWorkload workload(copy_program(source, target, l1, 2), MeshCoordinateRange(device->shape()));

    EnqueueWriteMeshBuffer(second, source, counted(1024, 7));
    const MeshEvent written = second.enqueue_record_event();
    first.enqueue_wait_for_event(written);
    check(!EventQuery(written), "the host knows an event it was not told");
    check_refused(
        "waits for an event the host never hears of", "would wait for ever", [&] { EventSynchronize(written); });
    EnqueueMeshWorkload(first, workload, false);
    const MeshEvent done = first.enqueue_record_event_to_host();
    EventSynchronize(done);
    std::vector<uint32_t> back;
    EnqueueReadMeshBuffer(first, back, target);
    check(back == counted(1024, 7), "the queues do not order their commands");

    const MeshTraceId trace = device->begin_mesh_trace(0);
    EnqueueMeshWorkload(first, workload, false);
    check_refused(
        "a read in a trace", "cannot be part of a trace", [&] { EnqueueReadMeshBuffer(first, back, target); });
    device->end_mesh_trace(0, trace);
    EnqueueWriteMeshBuffer(first, source, counted(1024, 9));
    EnqueueReadMeshBuffer(first, back, target);
    check(back == counted(1024, 7), "a workload ran while it was captured");
    device->replay_mesh_trace(0, trace, true);
    EnqueueReadMeshBuffer(first, back, target);
    check(back == counted(1024, 9), "the trace does not run the workload");
    device->release_mesh_trace(trace);
    check_refused("a released trace", "was released", [&] { device->replay_mesh_trace(0, trace, true); });

    const CoreRangeSet left(CoreRange({0, 0}, {0, 0}));
    const CoreRangeSet right(CoreRange({1, 0}, {1, 0}));
    const std::vector<SubDevice> parts{
        SubDevice(ttsl::Span<const CoreRangeSet>(&left, 1)), SubDevice(ttsl::Span<const CoreRangeSet>(&right, 1))};
    device->load_sub_device_manager(device->create_sub_device_manager(ttsl::Span<const SubDevice>(parts), 0));
    check(device->num_sub_devices() == 2, "there are not two sub-devices");
    EnqueueMeshWorkload(first, workload, true);
    device->clear_loaded_sub_device_manager();
}

void memory_ends() {
    const Session session;
    const auto all = session.buffer(64, 1'000'000, BufferType::L1);
    check_refused("more L1 than there is", "no room for a buffer in L1 of 64 pages of 1000000 bytes", [&] {
        session.buffer(64, 1'000'000, BufferType::L1);
    });
}

}  // namespace

// With an argument the two devices alone.
int main(int argc, char**) {
    split_over_two_devices();
    if (argc > 1) {
        return good ? 0 : 1;
    }
    queues_events_and_traces();
    memory_ends();
    return conclusion();
}
