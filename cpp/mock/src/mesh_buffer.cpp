#include <stdexcept>
#include <string>
#include <tt-metalium/mesh_buffer.hpp>
#include <utility>

#include "buffer_impl.hpp"
#include "mesh_device_impl.hpp"
#include "mesh_shards.hpp"

namespace tt::tt_metal::distributed {
namespace {

DeviceAddr local_size_of(const MeshBufferConfig& config, const MeshShape& mesh) {
    if (const auto* replicated = std::get_if<ReplicatedBufferConfig>(&config)) {
        return replicated->size;
    }
    const MeshShard shard = shards_of(std::get<ShardedBufferConfig>(config), mesh).front();
    return shard.row_bytes * shard.rows;
}

}  // namespace

std::shared_ptr<MeshBuffer> MeshBuffer::create(
    const MeshBufferConfig& config, const DeviceLocalBufferConfig& local, MeshDevice* device,
    std::optional<DeviceAddr> address) {
    MeshDeviceImpl& impl = device->impl();
    std::shared_ptr<MeshBuffer> out(new MeshBuffer());
    out->config_ = config;
    out->device_local_config_ = local;
    out->mesh_device_ = device->weak_from_this();
    out->device_local_size_ = local_size_of(config, impl.shape);
    if (local.sub_device_id &&
        *local.sub_device_id >= SubDeviceId(static_cast<std::uint8_t>(device->num_sub_devices()))) {
        throw std::runtime_error("MeshBuffer: there is no sub-device " + std::to_string(**local.sub_device_id));
    }
    const SubDevices& sub_devices = impl.sub_devices;
    if (local.sub_device_id && local.buffer_type != BufferType::DRAM && sub_devices.loaded &&
        sub_devices.with_l1.contains(*sub_devices.loaded)) {
        throw std::runtime_error("MeshBuffer: buffers in the L1 of one sub-device only are not simulated");
    }
    const auto make = [&](IDevice* on) {
        return std::make_unique<BufferImpl>(
            on, impl.arch(), out->device_local_size_, local.page_size, local.buffer_type, local.sharding_args);
    };
    auto backing = make(device);
    if (backing->size == 0) {
        throw std::runtime_error("MeshBuffer: the size is zero");
    }
    backing->allocate(impl.allocators, local.bottom_up.value_or(backing->is_dram()), address);
    out->address_ = backing->address;
    if (!address) {
        const std::uint64_t stride = backing->aligned_page_size;
        for (const auto& chip : impl.chips) {
            chip->begin_buffer(
                backing->is_dram(), backing->address,
                {.bytes_per_bank = backing->pages_per_bank() * stride, .page_stride = stride}, backing->page_size);
        }
    }
    for (const auto& single : impl.devices) {
        auto view = make(single.get());
        view->address = backing->address;
        view->allocated = true;
        out->buffers_.push_back(std::make_shared<Buffer>(std::move(view)));
    }
    out->backing_ = std::make_shared<Buffer>(std::move(backing));
    out->at_given_address_ = address.has_value();
    return out;
}

MeshBuffer::~MeshBuffer() = default;
MeshBuffer::MeshBuffer(MeshBuffer&& other) noexcept = default;
MeshBuffer& MeshBuffer::operator=(MeshBuffer&& other) noexcept = default;

bool MeshBuffer::is_allocated() const { return backing_ != nullptr; }
void MeshBuffer::deallocate() {
    backing_.reset();
    for (const auto& buffer : buffers_) {
        buffer->impl().deallocate();
    }
}

MeshDevice* MeshBuffer::device() const {
    const auto device = mesh_device_.lock();
    if (!device) {
        throw std::runtime_error("MeshBuffer::device: the device no longer exists");
    }
    return device.get();
}

MeshBufferLayout MeshBuffer::global_layout() const {
    return std::holds_alternative<ReplicatedBufferConfig>(config_) ? MeshBufferLayout::REPLICATED
                                                                   : MeshBufferLayout::SHARDED;
}

const ShardedBufferConfig& MeshBuffer::global_shard_spec() const {
    if (global_layout() != MeshBufferLayout::SHARDED) {
        throw std::runtime_error("MeshBuffer::global_shard_spec: the buffer is replicated over the mesh");
    }
    return std::get<ShardedBufferConfig>(config_);
}

DeviceAddr MeshBuffer::size() const {
    return global_layout() == MeshBufferLayout::SHARDED ? global_shard_spec().global_size : device_local_size_;
}

Buffer* MeshBuffer::get_device_buffer(const MeshCoordinate& coord) const {
    return buffers_[device()->impl().index_of(coord)].get();
}
Buffer* MeshBuffer::get_reference_buffer() const { return buffers_.front().get(); }
Buffer* MeshBuffer::get_backing_buffer() const { return at_given_address_ ? nullptr : backing_.get(); }

std::uint32_t MeshBuffer::datum_size_bytes() const { return global_shard_spec().compute_datum_size_bytes(); }
Shape2D MeshBuffer::physical_shard_shape() const { return global_shard_spec().physical_shard_shape(); }
std::pair<bool, bool> MeshBuffer::replicated_dims() const { return global_shard_spec().replicated_dims(); }

}  // namespace tt::tt_metal::distributed
