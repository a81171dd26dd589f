#include <stdexcept>
#include <string>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/mesh_command_queue.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <utility>

#include "mesh_device_impl.hpp"

namespace tt::tt_metal {

std::size_t GetNumAvailableDevices() { return 8; }
std::size_t GetNumPCIeDevices() { return 8; }

}  // namespace tt::tt_metal

namespace tt::tt_metal::distributed {
namespace {

std::shared_ptr<MeshDevice> open(const MeshShape& shape, int first_id, std::size_t queues, std::size_t l1_small_size) {
    if (l1_small_size != 0) {
        throw std::runtime_error("MeshDevice: an L1_SMALL region is not simulated; pass l1_small_size = 0");
    }
    auto impl = std::make_unique<MeshDeviceImpl>(tilemetal::mock::default_architecture(), shape, first_id);
    auto device = std::make_shared<MeshDevice>(std::move(impl));
    for (std::size_t i = 0; i < queues; ++i) {
        device->impl().queues.push_back(
            std::make_unique<MeshCommandQueue>(device.get(), static_cast<std::uint32_t>(i)));
    }
    return device;
}

}  // namespace

MeshDevice::MeshDevice(std::unique_ptr<MeshDeviceImpl> impl) : impl_(std::move(impl)) {}
MeshDevice::~MeshDevice() = default;

std::shared_ptr<MeshDevice> MeshDevice::create(
    const MeshDeviceConfig& config, std::size_t l1_small_size, std::size_t, std::size_t num_command_queues,
    const DispatchCoreConfig&, ttsl::Span<const std::uint32_t>, std::size_t) {
    return open(config.mesh_shape(), 0, num_command_queues, l1_small_size);
}

std::shared_ptr<MeshDevice> MeshDevice::create_unit_mesh(
    int device_id, std::size_t l1_small_size, std::size_t, std::size_t num_command_queues, const DispatchCoreConfig&,
    ttsl::Span<const std::uint32_t>, std::size_t) {
    return open(MeshShape(1, 1), device_id, num_command_queues, l1_small_size);
}

std::map<int, std::shared_ptr<MeshDevice>> MeshDevice::create_unit_meshes(
    const std::vector<int>& device_ids, std::size_t l1_small_size, std::size_t, std::size_t num_command_queues,
    const DispatchCoreConfig&, ttsl::Span<const std::uint32_t>, std::size_t) {
    std::map<int, std::shared_ptr<MeshDevice>> out;
    for (const int id : device_ids) {
        out[id] = open(MeshShape(1, 1), id, num_command_queues, l1_small_size);
    }
    return out;
}

MeshDeviceImpl& MeshDevice::impl() const {
    if (!impl_) {
        throw std::runtime_error("MeshDevice: the device is closed");
    }
    return *impl_;
}

tt::ARCH MeshDevice::arch() const { return impl().arch().id; }
int MeshDevice::id() const { return impl().id; }
int MeshDevice::num_dram_channels() const { return static_cast<int>(impl().arch().dram_banks); }
std::uint32_t MeshDevice::l1_size_per_core() const { return impl().arch().l1_bytes; }
std::uint32_t MeshDevice::dram_size_per_channel() const {
    return static_cast<std::uint32_t>(impl().arch().dram_bank_bytes);
}
CoreCoord MeshDevice::grid_size() const { return impl().arch().grid; }
CoreCoord MeshDevice::logical_grid_size() const { return impl().arch().grid; }
CoreCoord MeshDevice::dram_grid_size() const { return {impl().arch().dram_banks, 1}; }
CoreCoord MeshDevice::compute_with_storage_grid_size() const { return impl().arch().grid; }
int MeshDevice::get_clock_rate_mhz() const { return static_cast<int>(impl().arch().clock_mhz); }

CoreCoord MeshDevice::worker_core_from_logical_core(const CoreCoord& logical_core) const {
    const auto& grid = impl().arch().grid;
    if (logical_core.x >= grid.x || logical_core.y >= grid.y) {
        throw std::runtime_error(
            "worker_core_from_logical_core: " + logical_core.str() + " lies outside the grid " + grid.str());
    }
    return impl().chips.front()->virtual_of(logical_core);
}

std::vector<CoreCoord> MeshDevice::worker_cores_from_logical_cores(const std::vector<CoreCoord>& logical_cores) const {
    std::vector<CoreCoord> out;
    for (const CoreCoord& core : logical_cores) {
        out.push_back(worker_core_from_logical_core(core));
    }
    return out;
}

const MeshShape& MeshDevice::shape() const { return impl().shape; }
std::size_t MeshDevice::num_devices() const { return impl().chips.size(); }
std::size_t MeshDevice::num_rows() const { return shape()[0]; }
std::size_t MeshDevice::num_cols() const { return shape().dims() < 2 ? 1 : shape()[1]; }
bool MeshDevice::is_local(const MeshCoordinate& coord) const {
    to_linear_index(shape(), coord);
    return true;
}

MeshCommandQueue& MeshDevice::mesh_command_queue(std::optional<std::uint8_t> cq_id) const {
    const std::size_t index = cq_id.value_or(0);
    if (index >= impl().queues.size()) {
        throw std::runtime_error("mesh_command_queue: no command queue " + std::to_string(index));
    }
    return *impl().queues[index];
}

bool MeshDevice::close() {
    impl_.reset();
    return true;
}

}  // namespace tt::tt_metal::distributed
