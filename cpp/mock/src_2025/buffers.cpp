#include "buffers.hpp"

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "single_devices.hpp"

namespace tilemetal::metalium_2025 {
namespace {

using tt::tt_metal::Buffer;
using tt::tt_metal::BufferOrShared;
using tt::tt_metal::DeviceAddr;
using tt::tt_metal::distributed::DeviceLocalBufferConfig;
using tt::tt_metal::distributed::MeshBuffer;
using tt::tt_metal::distributed::ReplicatedBufferConfig;

// Leads from the buffer a program holds to the mesh buffer that owns it.
class Registry {
public:
    static Registry& instance() {
        static Registry registry;
        return registry;
    }

    std::shared_ptr<Buffer> add(std::shared_ptr<MeshBuffer> mesh_buffer) {
        Buffer* const buffer = mesh_buffer->get_reference_buffer();
        const std::scoped_lock hold(lock_);
        known_[buffer] = mesh_buffer;
        return {buffer, [owner = std::move(mesh_buffer)](Buffer* gone) { Registry::instance().forget(gone); }};
    }

    std::shared_ptr<MeshBuffer> find(const Buffer* buffer) {
        const std::scoped_lock hold(lock_);
        const auto found = known_.find(buffer);
        auto owner = found == known_.end() ? nullptr : found->second.lock();
        if (owner == nullptr) {
            throw std::runtime_error("the buffer was not made by CreateBuffer, or is gone");
        }
        return owner;
    }

private:
    void forget(const Buffer* buffer) {
        const std::scoped_lock hold(lock_);
        known_.erase(buffer);
    }

    std::mutex lock_;
    std::map<const Buffer*, std::weak_ptr<MeshBuffer>> known_;
};

const Buffer& buffer_of(const BufferOrShared& buffer) {
    if (const auto* shared = std::get_if<std::shared_ptr<Buffer>>(&buffer)) {
        return **shared;
    }
    return std::get<std::reference_wrapper<Buffer>>(buffer).get();
}

DeviceLocalBufferConfig local_config(const tt::tt_metal::InterleavedBufferConfig& config) {
    DeviceLocalBufferConfig local;
    local.page_size = config.page_size;
    local.buffer_type = config.buffer_type;
    return local;
}

DeviceLocalBufferConfig local_config(const tt::tt_metal::ShardedBufferConfig& config) {
    DeviceLocalBufferConfig local;
    local.page_size = config.page_size;
    local.buffer_type = config.buffer_type;
    local.sharding_args = tt::tt_metal::BufferShardingArgs(config.shard_parameters, config.buffer_layout);
    return local;
}

template <class Config>
std::shared_ptr<Buffer> create(
    const Config& config, std::optional<DeviceAddr> address,
    std::optional<tt::tt_metal::SubDeviceId> sub_device = std::nullopt) {
    DeviceLocalBufferConfig local = local_config(config);
    local.sub_device_id = sub_device;
    return Registry::instance().add(
        MeshBuffer::create(
            ReplicatedBufferConfig{.size = config.size}, local, &mesh_of(config.device), std::move(address)));
}

}  // namespace

std::shared_ptr<MeshBuffer> mesh_buffer_of(const BufferOrShared& buffer) {
    return Registry::instance().find(&buffer_of(buffer));
}

}  // namespace tilemetal::metalium_2025

namespace tt::tt_metal {

using namespace tilemetal::metalium_2025;

std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config) { return create(config, std::nullopt); }
std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config, DeviceAddr address) {
    return create(config, address);
}
std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config, SubDeviceId sub_device_id) {
    return create(config, std::nullopt, sub_device_id);
}

std::shared_ptr<Buffer> CreateBuffer(const ShardedBufferConfig& config) { return create(config, std::nullopt); }
std::shared_ptr<Buffer> CreateBuffer(const ShardedBufferConfig& config, DeviceAddr address) {
    return create(config, address);
}
std::shared_ptr<Buffer> CreateBuffer(const ShardedBufferConfig& config, SubDeviceId sub_device_id) {
    return create(config, std::nullopt, sub_device_id);
}

void DeallocateBuffer(Buffer& buffer) { mesh_buffer_of(buffer)->deallocate(); }

DeviceAddr BytesOf(const BufferOrShared& buffer) { return buffer_of(buffer).size(); }

}  // namespace tt::tt_metal
