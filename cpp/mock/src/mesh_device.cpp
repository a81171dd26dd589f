#include <stdexcept>
#include <string>
#include <tt-metalium/host_api.hpp>
#include <tt-metalium/mesh_device.hpp>
#include <utility>

#include "mesh_device_impl.hpp"
#include "simulated_queue.hpp"
#include "single_device.hpp"

namespace tt::tt_metal {
namespace {

// As many as a host of the vendor's has at most; the mock makes as many as are opened.
constexpr std::size_t kDevices = 32;

}  // namespace

std::size_t GetNumAvailableDevices() { return kDevices; }
std::size_t GetNumPCIeDevices() { return kDevices; }

}  // namespace tt::tt_metal

namespace tt::tt_metal::distributed {
namespace {

using tilemetal::mock::Allocators;
using tilemetal::mock::Architecture;
using tilemetal::mock::Chip;

struct Sizes {
    std::size_t l1_small = 0;
    std::size_t trace_region = 0;
    std::size_t queues = 1;
    std::size_t worker_l1 = 0;
};

void check(const Sizes& sizes, ttsl::Span<const std::uint32_t> l1_bank_remap, const Architecture& arch) {
    if (sizes.queues == 0 || sizes.queues > MAX_NUM_HW_CQS) {
        throw std::runtime_error(
            "MeshDevice: " + std::to_string(sizes.queues) + " command queues, a device has 1 or " +
            std::to_string(MAX_NUM_HW_CQS));
    }
    if (!l1_bank_remap.empty()) {
        throw std::runtime_error("MeshDevice: a remapping of L1 banks is not simulated; leave l1_bank_remap empty");
    }
    const std::uint32_t usable = arch.l1_bytes - arch.user_base;
    if (sizes.l1_small > usable || sizes.worker_l1 > usable) {
        throw std::runtime_error(
            "MeshDevice: l1_small_size " + std::to_string(sizes.l1_small) + " and worker_l1_size " +
            std::to_string(sizes.worker_l1) + " must lie within the " + std::to_string(usable) + " bytes of usable L1");
    }
    if (sizes.worker_l1 != 0 && sizes.worker_l1 != usable) {
        throw std::runtime_error(
            "MeshDevice: a worker_l1_size other than the whole usable L1 of " + std::to_string(usable) +
            " bytes is not simulated");
    }
}

void add_devices_and_queues(MeshDevice& mesh, std::size_t queues) {
    MeshDeviceImpl& impl = mesh.impl();
    for (std::size_t i = 0; i < impl.chips.size(); ++i) {
        impl.devices.push_back(std::make_unique<SingleDevice>(mesh, *impl.chips[i], impl.ids[i]));
    }
    for (std::size_t i = 0; i < queues; ++i) {
        impl.queues.push_back(std::make_unique<SimulatedQueue>(&mesh, static_cast<std::uint32_t>(i)));
    }
}

std::shared_ptr<MeshDevice> open(
    const MeshShape& shape, std::vector<int> ids, const Sizes& sizes, ttsl::Span<const std::uint32_t> l1_bank_remap) {
    const Architecture& arch = tilemetal::mock::default_architecture();
    check(sizes, l1_bank_remap, arch);
    for (const int id : ids) {
        if (id < 0 || static_cast<std::size_t>(id) >= GetNumAvailableDevices()) {
            throw std::runtime_error(
                "MeshDevice: there is no device " + std::to_string(id) + ", the ids are 0 to " +
                std::to_string(GetNumAvailableDevices() - 1));
        }
    }
    auto allocators = std::make_shared<Allocators>(arch, sizes.l1_small);
    MeshDeviceImpl::Chips chips;
    for (std::size_t i = 0; i < shape.mesh_size(); ++i) {
        chips.push_back(std::make_shared<Chip>(arch, *allocators, tilemetal::mock::options()));
    }
    auto device = std::make_shared<MeshDevice>(
        std::make_unique<MeshDeviceImpl>(shape, std::move(ids), std::move(allocators), std::move(chips)));
    device->impl().trace_region_size = sizes.trace_region;
    add_devices_and_queues(*device, sizes.queues);
    return device;
}

std::vector<int> ids_of(const MeshDeviceConfig& config) {
    std::vector<int> ids = config.physical_device_ids();
    const std::size_t devices = config.mesh_shape().mesh_size();
    for (std::size_t i = ids.size(); config.physical_device_ids().empty() && i < devices; ++i) {
        ids.push_back(static_cast<int>(i));
    }
    if (ids.size() != devices) {
        throw std::runtime_error(
            "MeshDevice: " + std::to_string(ids.size()) + " device ids for a mesh of " + std::to_string(devices));
    }
    return ids;
}

}  // namespace

MeshDeviceImpl::MeshDeviceImpl(
    MeshShape shape, std::vector<int> ids, std::shared_ptr<Allocators> allocators, Chips chips)
    : shape(std::move(shape)), ids(std::move(ids)), allocators(std::move(allocators)), chips(std::move(chips)) {}
MeshDeviceImpl::~MeshDeviceImpl() = default;

tilemetal::mock::Chip& chip_of(IDevice& device) {
    if (auto* single = dynamic_cast<SingleDevice*>(&device)) {
        return single->chip();
    }
    MeshDeviceImpl& impl = dynamic_cast<MeshDevice&>(device).impl();
    if (impl.chips.size() != 1) {
        throw std::runtime_error(
            "a mesh of " + std::to_string(impl.chips.size()) + " devices was given where one device is needed; take " +
            "one of get_devices()");
    }
    return *impl.chips.front();
}

MeshDevice::MeshDevice(std::unique_ptr<MeshDeviceImpl> impl) : impl_(std::move(impl)) {}
MeshDevice::~MeshDevice() = default;

std::shared_ptr<MeshDevice> MeshDevice::create(
    const MeshDeviceConfig& config, std::size_t l1_small_size, std::size_t trace_region_size,
    std::size_t num_command_queues, const DispatchCoreConfig&, ttsl::Span<const std::uint32_t> l1_bank_remap,
    std::size_t worker_l1_size) {
    return open(
        config.mesh_shape(), ids_of(config), {l1_small_size, trace_region_size, num_command_queues, worker_l1_size},
        l1_bank_remap);
}

std::shared_ptr<MeshDevice> MeshDevice::create_unit_mesh(
    int device_id, std::size_t l1_small_size, std::size_t trace_region_size, std::size_t num_command_queues,
    const DispatchCoreConfig&, ttsl::Span<const std::uint32_t> l1_bank_remap, std::size_t worker_l1_size) {
    return open(
        MeshShape(1, 1), {device_id}, {l1_small_size, trace_region_size, num_command_queues, worker_l1_size},
        l1_bank_remap);
}

std::map<int, std::shared_ptr<MeshDevice>> MeshDevice::create_unit_meshes(
    const std::vector<int>& device_ids, std::size_t l1_small_size, std::size_t trace_region_size,
    std::size_t num_command_queues, const DispatchCoreConfig& dispatch_core_config,
    ttsl::Span<const std::uint32_t> l1_bank_remap, std::size_t worker_l1_size) {
    std::map<int, std::shared_ptr<MeshDevice>> out;
    for (const int id : device_ids) {
        out[id] = create_unit_mesh(
            id, l1_small_size, trace_region_size, num_command_queues, dispatch_core_config, l1_bank_remap,
            worker_l1_size);
    }
    return out;
}

MeshDeviceImpl& MeshDevice::impl() const {
    if (!impl_) {
        throw std::runtime_error("MeshDevice: the device is closed");
    }
    return *impl_;
}

const MeshShape& MeshDevice::shape() const { return impl().shape; }
std::size_t MeshDevice::num_devices() const { return impl().chips.size(); }
std::size_t MeshDevice::num_rows() const { return shape()[0]; }
std::size_t MeshDevice::num_cols() const { return shape().dims() < 2 ? 1 : shape()[1]; }
bool MeshDevice::is_local(const MeshCoordinate& coord) const {
    impl().index_of(coord);
    return true;
}
std::string MeshDevice::to_string() const {
    std::string extents;
    for (std::size_t i = 0; i < shape().dims(); ++i) {
        extents += (i == 0 ? "" : "x") + std::to_string(shape()[static_cast<std::int32_t>(i)]);
    }
    return "MeshDevice(" + extents + " grid, " + std::to_string(num_devices()) + " devices)";
}

std::vector<IDevice*> MeshDevice::get_devices() const {
    std::vector<IDevice*> out;
    for (const auto& device : impl().devices) {
        out.push_back(device.get());
    }
    return out;
}

IDevice* MeshDevice::get_device(int physical_device_id) const {
    for (const auto& device : impl().devices) {
        if (device->id() == physical_device_id) {
            return device.get();
        }
    }
    throw std::runtime_error("get_device: the mesh has no device with id " + std::to_string(physical_device_id));
}
IDevice* MeshDevice::get_device(const MeshCoordinate& coord) const {
    return impl().devices[impl().index_of(coord)].get();
}
IDevice* MeshDevice::get_device(std::size_t row_idx, std::size_t col_idx) const {
    return get_device(MeshCoordinate(static_cast<std::uint32_t>(row_idx), static_cast<std::uint32_t>(col_idx)));
}
DeviceIds MeshDevice::get_device_ids() const { return impl().ids; }

void MeshDevice::reshape(const MeshShape& new_shape) {
    if (new_shape.mesh_size() != num_devices()) {
        throw std::runtime_error(
            "reshape: the new shape has " + std::to_string(new_shape.mesh_size()) + " devices, the mesh has " +
            std::to_string(num_devices()));
    }
    impl().shape = new_shape;
}

bool MeshDevice::is_parent_mesh() const { return impl().parent == nullptr; }

std::shared_ptr<MeshDevice> MeshDevice::create_submesh(
    const MeshShape& submesh_shape, const std::optional<MeshCoordinate>& offset) {
    const MeshCoordinate first = offset.value_or(MeshCoordinate::zero_coordinate(shape().dims()));
    std::vector<int> ids;
    MeshDeviceImpl::Chips chips;
    for (const MeshCoordinate& within : MeshCoordinateRange(submesh_shape)) {
        std::vector<std::uint32_t> at(within.coords().begin(), within.coords().end());
        for (std::size_t i = 0; i < at.size() && i < first.dims(); ++i) {
            at[i] += first[static_cast<std::int32_t>(i)];
        }
        const std::size_t index = impl().index_of(MeshCoordinate(ttsl::Span<const std::uint32_t>(at)));
        ids.push_back(impl().ids[index]);
        chips.push_back(impl().chips[index]);
    }
    auto submesh = std::make_shared<MeshDevice>(
        std::make_unique<MeshDeviceImpl>(submesh_shape, std::move(ids), impl().allocators, std::move(chips)));
    submesh->impl().parent = shared_from_this();
    submesh->impl().trace_region_size = impl().trace_region_size;
    add_devices_and_queues(*submesh, impl().queues.size());
    impl().submeshes.push_back(submesh);
    return submesh;
}

std::vector<std::shared_ptr<MeshDevice>> MeshDevice::create_submeshes(const MeshShape& submesh_shape) {
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < shape().dims(); ++i) {
        const auto dimension = static_cast<std::int32_t>(i);
        if (submesh_shape.dims() != shape().dims() || shape()[dimension] % submesh_shape[dimension] != 0) {
            throw std::runtime_error("create_submeshes: the shape does not divide the mesh");
        }
        counts.push_back(shape()[dimension] / submesh_shape[dimension]);
    }
    std::vector<std::shared_ptr<MeshDevice>> out;
    for (const MeshCoordinate& part : MeshCoordinateRange(MeshShape(ttsl::Span<const std::uint32_t>(counts)))) {
        std::vector<std::uint32_t> at;
        for (std::size_t i = 0; i < part.dims(); ++i) {
            const auto dimension = static_cast<std::int32_t>(i);
            at.push_back(part[dimension] * submesh_shape[dimension]);
        }
        out.push_back(create_submesh(submesh_shape, MeshCoordinate(ttsl::Span<const std::uint32_t>(at))));
    }
    return out;
}

std::vector<std::shared_ptr<MeshDevice>> MeshDevice::get_submeshes() const {
    std::vector<std::shared_ptr<MeshDevice>> out;
    for (const auto& submesh : impl().submeshes) {
        if (auto alive = submesh.lock()) {
            out.push_back(std::move(alive));
        }
    }
    return out;
}

MeshCommandQueue& MeshDevice::mesh_command_queue(std::optional<std::uint8_t> cq_id) const {
    const std::size_t index = cq_id.value_or(0);
    if (index >= impl().queues.size()) {
        throw std::runtime_error(
            "mesh_command_queue: no command queue " + std::to_string(index) + "; the device was opened with " +
            std::to_string(impl().queues.size()));
    }
    return *impl().queues[index];
}

std::shared_ptr<MeshDevice> MeshDevice::get_mesh_device() { return shared_from_this(); }

bool MeshDevice::close() {
    impl_.reset();
    return true;
}

}  // namespace tt::tt_metal::distributed
