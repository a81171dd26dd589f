#include <cstring>
#include <stdexcept>
#include <tt-metalium/distributed.hpp>

#include "mesh_device_impl.hpp"

namespace tt::tt_metal::distributed {
namespace {

// Copies whole pages between host memory, where they lie without gaps, and the banks of one chip.
template <class Copy>
void for_each_page(
    const tilemetal::mock::Chip& chip, const Buffer& buffer, const std::optional<BufferRegion>& region, Copy copy) {
    const BufferRegion part = region.value_or(BufferRegion{0, buffer.size()});
    if (part.offset % buffer.page_size() != 0 || part.size % buffer.page_size() != 0 ||
        part.offset + part.size > buffer.size()) {
        throw std::runtime_error("MeshCommandQueue: a buffer region must consist of whole pages of the buffer");
    }
    const DeviceAddr first = part.offset / buffer.page_size();
    for (DeviceAddr i = 0; i < part.size / buffer.page_size(); ++i) {
        copy(
            chip.page(buffer.is_dram(), buffer.address(), buffer.aligned_page_size(), first + i),
            i * buffer.page_size());
    }
}

void check_allocated(const MeshBuffer& buffer) {
    if (!buffer.is_allocated()) {
        throw std::runtime_error("MeshCommandQueue: the buffer has been deallocated");
    }
}

void write(
    const tilemetal::mock::Chip& chip, const MeshBuffer& mesh_buffer, const void* host,
    const std::optional<BufferRegion>& region) {
    check_allocated(mesh_buffer);
    const Buffer& buffer = *mesh_buffer.get_reference_buffer();
    for_each_page(chip, buffer, region, [&](std::byte* page, DeviceAddr at) {
        std::memcpy(page, static_cast<const std::byte*>(host) + at, buffer.page_size());
    });
}

void read(
    const tilemetal::mock::Chip& chip, const MeshBuffer& mesh_buffer, void* host,
    const std::optional<BufferRegion>& region) {
    check_allocated(mesh_buffer);
    const Buffer& buffer = *mesh_buffer.get_reference_buffer();
    for_each_page(chip, buffer, region, [&](std::byte* page, DeviceAddr at) {
        std::memcpy(static_cast<std::byte*>(host) + at, page, buffer.page_size());
    });
}

}  // namespace

MeshCommandQueue::MeshCommandQueue(MeshDevice* mesh_device, std::uint32_t id) : mesh_device_(mesh_device), id_(id) {}
MeshCommandQueue::~MeshCommandQueue() = default;

void MeshCommandQueue::enqueue_write_mesh_buffer(
    const std::shared_ptr<MeshBuffer>& buffer, const void* host_data, bool) {
    for (const auto& chip : mesh_device_->impl().chips) {
        write(*chip, *buffer, host_data, std::nullopt);
    }
}

void MeshCommandQueue::enqueue_read_mesh_buffer(void* host_data, const std::shared_ptr<MeshBuffer>& buffer, bool) {
    if (mesh_device_->num_devices() != 1) {
        throw std::runtime_error("enqueue_read_mesh_buffer: a replicated buffer of several devices; use ReadShard");
    }
    read(*mesh_device_->impl().chips.front(), *buffer, host_data, std::nullopt);
}

void MeshCommandQueue::enqueue_write_shards(
    const std::shared_ptr<MeshBuffer>& mesh_buffer, const std::vector<ShardDataTransfer>& transfers, bool) {
    MeshDeviceImpl& device = mesh_device_->impl();
    for (const ShardDataTransfer& transfer : transfers) {
        write(
            *device.chips[to_linear_index(device.shape, transfer.shard_coord)], *mesh_buffer, transfer.host_data,
            transfer.region);
    }
}

void MeshCommandQueue::enqueue_read_shards(
    const std::vector<ShardDataTransfer>& transfers, const std::shared_ptr<MeshBuffer>& mesh_buffer, bool) {
    MeshDeviceImpl& device = mesh_device_->impl();
    for (const ShardDataTransfer& transfer : transfers) {
        read(
            *device.chips[to_linear_index(device.shape, transfer.shard_coord)], *mesh_buffer, transfer.host_data,
            transfer.region);
    }
}

void MeshCommandQueue::finish(ttsl::Span<const SubDeviceId>) {}

void Synchronize(MeshDevice*, std::optional<std::uint8_t>, ttsl::Span<const SubDeviceId>) {}
void Finish(MeshCommandQueue& mesh_cq, ttsl::Span<const SubDeviceId> sub_device_ids) { mesh_cq.finish(sub_device_ids); }

}  // namespace tt::tt_metal::distributed
