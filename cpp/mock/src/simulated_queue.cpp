#include "simulated_queue.hpp"

#include <cstring>
#include <stdexcept>
#include <string>
#include <tt-metalium/distributed.hpp>

#include "buffer_impl.hpp"
#include "mesh_device_impl.hpp"
#include "mesh_shards.hpp"
#include "program_run.hpp"
#include "sub_device_impl.hpp"

namespace tt::tt_metal::distributed {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("MeshCommandQueue: " + what); }

const BufferImpl& checked(const MeshBuffer& mesh_buffer, const BufferRegion& region) {
    if (!mesh_buffer.is_allocated()) {
        refuse("the buffer has been deallocated");
    }
    const BufferImpl& buffer = mesh_buffer.get_reference_buffer()->impl();
    if (region.offset % buffer.page_size != 0 || region.size % buffer.page_size != 0 ||
        region.offset + region.size > buffer.size) {
        refuse(
            "the region of " + std::to_string(region.size) + " bytes at " + std::to_string(region.offset) +
            " does not consist of whole pages of " + buffer.describe());
    }
    return buffer;
}

BufferRegion whole_of(const MeshBuffer& buffer) { return {0, buffer.device_local_size()}; }

// Host bytes of a shard, which lie together there, and back: visit(bytes in the shard, bytes in the tensor, count).
template <class Visit>
void for_each_row(const MeshShard& shard, Visit visit) {
    for (std::size_t row = 0; row < shard.rows; ++row) {
        visit(row * shard.row_bytes, shard.first_byte + row * shard.row_stride, shard.row_bytes);
    }
}

}  // namespace

void SimulatedQueue::refuse_while_recording(const char* what) const {
    if (recording_ != nullptr) {
        refuse(std::string(what) + " cannot be part of a trace; do it before begin_mesh_trace or after end_mesh_trace");
    }
}

void SimulatedQueue::write(
    const MeshBuffer& mesh_buffer, const MeshCoordinate& at, const void* host, const BufferRegion& region) const {
    const BufferImpl& buffer = checked(mesh_buffer, region);
    const tilemetal::mock::Chip& chip = device()->impl().chip_at(at);
    for (std::uint64_t done = 0; done < region.size; done += buffer.page_size) {
        std::byte* const page = buffer.page_on(chip, (region.offset + done) / buffer.page_size);
        std::memcpy(page, static_cast<const std::byte*>(host) + done, buffer.page_size);
        chip.note_written(page, buffer.page_size);
    }
}

void SimulatedQueue::read(
    const MeshBuffer& mesh_buffer, const MeshCoordinate& at, void* host, const BufferRegion& region) const {
    const BufferImpl& buffer = checked(mesh_buffer, region);
    const tilemetal::mock::Chip& chip = device()->impl().chip_at(at);
    for (std::uint64_t done = 0; done < region.size; done += buffer.page_size) {
        std::memcpy(
            static_cast<std::byte*>(host) + done, buffer.page_on(chip, (region.offset + done) / buffer.page_size),
            buffer.page_size);
    }
}

void SimulatedQueue::enqueue_write_shard_to_sub_grid(
    const MeshBuffer& buffer, const void* host_data, const MeshCoordinateRange& device_range, bool,
    std::optional<BufferRegion> region) {
    refuse_while_recording("a write");
    for (const MeshCoordinate& coord : device_range) {
        write(buffer, coord, host_data, region.value_or(whole_of(buffer)));
    }
}

void SimulatedQueue::enqueue_write_mesh_buffer(
    const std::shared_ptr<MeshBuffer>& buffer, const void* host_data, bool blocking) {
    if (buffer->global_layout() == MeshBufferLayout::REPLICATED) {
        enqueue_write_shard_to_sub_grid(
            *buffer, host_data, MeshCoordinateRange(device()->shape()), blocking, std::nullopt);
        return;
    }
    refuse_while_recording("a write");
    std::vector<std::byte> bytes(buffer->device_local_size());
    for (const MeshShard& shard : shards_of(buffer->global_shard_spec(), device()->shape())) {
        for_each_row(shard, [&](std::size_t local, std::size_t global, std::size_t count) {
            std::memcpy(bytes.data() + local, static_cast<const std::byte*>(host_data) + global, count);
        });
        for (const MeshCoordinate& coord : shard.devices) {
            write(*buffer, coord, bytes.data(), whole_of(*buffer));
        }
    }
}

void SimulatedQueue::enqueue_read_mesh_buffer(void* host_data, const std::shared_ptr<MeshBuffer>& buffer, bool) {
    refuse_while_recording("a read");
    if (buffer->global_layout() == MeshBufferLayout::REPLICATED) {
        if (device()->num_devices() != 1) {
            refuse(
                "a replicated buffer of " + std::to_string(device()->num_devices()) +
                " devices has no one content; use ReadShard");
        }
        read(*buffer, MeshCoordinate::zero_coordinate(device()->shape().dims()), host_data, whole_of(*buffer));
        return;
    }
    if (const auto [height_repeats, width_repeats] = buffer->replicated_dims(); height_repeats || width_repeats) {
        refuse("a buffer repeated along an axis of the mesh has no one content; use ReadShard");
    }
    std::vector<std::byte> bytes(buffer->device_local_size());
    for (const MeshShard& shard : shards_of(buffer->global_shard_spec(), device()->shape())) {
        read(*buffer, shard.devices.front(), bytes.data(), whole_of(*buffer));
        for_each_row(shard, [&](std::size_t local, std::size_t global, std::size_t count) {
            std::memcpy(static_cast<std::byte*>(host_data) + global, bytes.data() + local, count);
        });
    }
}

void SimulatedQueue::enqueue_write_shards(
    const std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<ShardDataTransfer>& transfers, bool) {
    refuse_while_recording("a write");
    for (const ShardDataTransfer& transfer : transfers) {
        write(*mesh_buffer, transfer.shard_coord, transfer.host_data, transfer.region.value_or(whole_of(*mesh_buffer)));
    }
}

void SimulatedQueue::enqueue_read_shards(
    const std::vector<ShardDataTransfer>& transfers, const std::shared_ptr<MeshBuffer>& mesh_buffer, bool) {
    refuse_while_recording("a read");
    for (const ShardDataTransfer& transfer : transfers) {
        read(*mesh_buffer, transfer.shard_coord, transfer.host_data, transfer.region.value_or(whole_of(*mesh_buffer)));
    }
}

void SimulatedQueue::run(
    const MeshCoordinateRange& range, detail::ProgramImpl& program, tilemetal::mock::RunReport& report) const {
    const MeshDeviceImpl& mesh = device()->impl();
    for (const MeshCoordinate& coord : range) {
        tilemetal::mock::run_program(mesh.chip_at(coord), mesh.ids[mesh.index_of(coord)], program, report);
    }
}

void SimulatedQueue::enqueue_mesh_workload(MeshWorkload& mesh_workload, bool blocking) {
    if (recording_ != nullptr && blocking) {
        refuse_while_recording("a blocking workload");
    }
    tilemetal::mock::RunReport report(device()->impl().chips.front()->options());
    for (auto& [range, program] : mesh_workload.get_programs()) {
        check_within_one_sub_device(device()->impl().sub_devices, program.impl());
        if (recording_ != nullptr) {
            recording_->entries.push_back({range, std::make_shared<detail::ProgramImpl>(program.impl())});
        } else {
            run(range, program.impl(), report);
        }
    }
    report.write();
}

MeshEvent SimulatedQueue::record_event(const std::optional<MeshCoordinateRange>& device_range) {
    refuse_while_recording("an event");
    return {++events_, device(), id(), device_range.value_or(MeshCoordinateRange(device()->shape()))};
}

MeshEvent SimulatedQueue::enqueue_record_event(
    ttsl::Span<const SubDeviceId>, const std::optional<MeshCoordinateRange>& device_range) {
    return record_event(device_range);
}

MeshEvent SimulatedQueue::enqueue_record_event_to_host(
    ttsl::Span<const SubDeviceId>, const std::optional<MeshCoordinateRange>& device_range) {
    MeshEvent event = record_event(device_range);
    last_reported_event_ = event.id();
    return event;
}

void SimulatedQueue::enqueue_wait_for_event(const MeshEvent& sync_event) {
    refuse_while_recording("an event");
    if (sync_event.device() != device()) {
        refuse("waits for an event of another device");
    }
}

void SimulatedQueue::finish(ttsl::Span<const SubDeviceId>) {
    refuse_while_recording("finish");
    last_reported_event_ = events_;
}

void SimulatedQueue::record_begin(MeshTrace& trace) {
    refuse_while_recording("another trace");
    recording_ = &trace;
}

void SimulatedQueue::record_end() { recording_ = nullptr; }

void SimulatedQueue::enqueue_trace(const MeshTraceId& trace_id, bool) {
    refuse_while_recording("a replay");
    const auto& traces = device()->impl().traces;
    const auto trace = traces.find(*trace_id);
    if (trace == traces.end() || !trace->second.complete) {
        refuse(
            "trace " + std::to_string(*trace_id) +
            (trace == traces.end() ? " does not exist or was released" : " is still being captured"));
    }
    tilemetal::mock::RunReport report(device()->impl().chips.front()->options());
    for (const MeshTrace::Entry& entry : trace->second.entries) {
        run(entry.range, *entry.program, report);
    }
    report.write();
}

}  // namespace tt::tt_metal::distributed
