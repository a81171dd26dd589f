#include "single_devices.hpp"

#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>

namespace tilemetal::metalium_2025 {
namespace {

using tt::tt_metal::CommandQueue;
using tt::tt_metal::IDevice;
using tt::tt_metal::distributed::MeshDevice;

// Devices that programs hold as plain pointers, and their queues.
class SingleDevices {
public:
    static SingleDevices& instance() {
        static SingleDevices devices;
        return devices;
    }

    IDevice* open(const std::shared_ptr<MeshDevice>& mesh) {
        const std::scoped_lock hold(lock_);
        open_[mesh.get()].mesh = mesh;
        return mesh.get();
    }

    bool close(IDevice* device) {
        std::shared_ptr<MeshDevice> mesh;
        {
            const std::scoped_lock hold(lock_);
            const auto found = open_.find(device);
            if (found == open_.end() || found->second.mesh == nullptr) {
                return false;
            }
            mesh = std::move(found->second.mesh);
            open_.erase(found);
        }
        return mesh->close();
    }

    CommandQueue& queue(IDevice* device, std::size_t id) {
        MeshDevice& mesh = mesh_of(device);
        const std::scoped_lock hold(lock_);
        auto& queues = open_[device].queues;
        while (queues.size() <= id) {
            queues.emplace_back(*device, mesh.mesh_command_queue(static_cast<std::uint8_t>(queues.size())));
        }
        return queues[id];
    }

private:
    struct Entry {
        std::shared_ptr<MeshDevice> mesh;
        std::deque<CommandQueue> queues;
    };

    std::mutex lock_;
    std::map<IDevice*, Entry> open_;
};

}  // namespace

MeshDevice& mesh_of(IDevice* device) {
    auto* mesh = dynamic_cast<MeshDevice*>(device);
    if (mesh == nullptr) {
        throw std::runtime_error("no such device is open");
    }
    return *mesh;
}

}  // namespace tilemetal::metalium_2025

namespace tt::tt_metal {

using tilemetal::metalium_2025::SingleDevices;

IDevice* CreateDevice(
    chip_id_t device_id, std::uint8_t num_hw_cqs, std::size_t l1_small_size, std::size_t trace_region_size,
    const DispatchCoreConfig& dispatch_core_config, const std::vector<std::uint32_t>& l1_bank_remap,
    std::size_t worker_l1_size) {
    return SingleDevices::instance().open(
        distributed::MeshDevice::create_unit_mesh(
            device_id, l1_small_size, trace_region_size, num_hw_cqs, dispatch_core_config,
            ttsl::Span<const std::uint32_t>(l1_bank_remap), worker_l1_size));
}

IDevice* CreateDeviceMinimal(
    chip_id_t device_id, std::uint8_t num_hw_cqs, const DispatchCoreConfig& dispatch_core_config) {
    return CreateDevice(device_id, num_hw_cqs, DEFAULT_L1_SMALL_SIZE, DEFAULT_TRACE_REGION_SIZE, dispatch_core_config);
}

bool CloseDevice(IDevice* device) { return SingleDevices::instance().close(device); }

CommandQueue& IDevice::command_queue(std::size_t cq_id) { return SingleDevices::instance().queue(this, cq_id); }

std::uint32_t CommandQueue::id() const { return mesh_queue_->id(); }

}  // namespace tt::tt_metal
