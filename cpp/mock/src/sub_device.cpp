#include <stdexcept>
#include <string>
#include <tt-metalium/mesh_device.hpp>
#include <tt-metalium/sub_device.hpp>
#include <utility>

#include "mesh_device_impl.hpp"
#include "sub_device_impl.hpp"

namespace tt::tt_metal {

SubDevice::SubDevice(ttsl::Span<const CoreRangeSet> cores) : impl_(std::make_unique<SubDeviceImpl>()) {
    for (std::size_t type = 0; type < cores.size(); ++type) {
        if (type == static_cast<std::size_t>(HalProgrammableCoreType::TENSIX)) {
            impl_->workers = cores[type];
        } else if (!cores[type].empty()) {
            throw std::runtime_error("SubDevice: only worker cores are simulated, not the Ethernet cores asked for");
        }
    }
}
SubDevice::SubDevice(const SubDevice& other) : impl_(std::make_unique<SubDeviceImpl>(*other.impl_)) {}
SubDevice::SubDevice(SubDevice&& other) noexcept = default;
SubDevice& SubDevice::operator=(const SubDevice& other) { return *this = SubDevice(other); }
SubDevice& SubDevice::operator=(SubDevice&& other) noexcept = default;
SubDevice::~SubDevice() = default;
const CoreRangeSet& SubDevice::cores(HalProgrammableCoreType core_type) const {
    static const CoreRangeSet none;
    return core_type == HalProgrammableCoreType::TENSIX ? impl_->workers : none;
}
SubDeviceImpl& SubDevice::impl() { return *impl_; }
const SubDeviceImpl& SubDevice::impl() const { return *impl_; }

namespace distributed {

void check_within_one_sub_device(const SubDevices& sub_devices, const detail::ProgramImpl& program) {
    if (!sub_devices.loaded) {
        return;
    }
    const std::vector<SubDevice>& parts = sub_devices.managers.at(*sub_devices.loaded);
    const SubDevice* home = nullptr;
    for (const detail::KernelRecord& kernel : program.kernels) {
        const SubDevice* part = nullptr;
        for (const SubDevice& candidate : parts) {
            part = candidate.impl().workers.contains(kernel.cores) ? &candidate : part;
        }
        if (part == nullptr || (home != nullptr && home != part)) {
            throw std::runtime_error(
                "EnqueueMeshWorkload: kernel " + kernel.name + " on " + kernel.cores.str() +
                (part == nullptr ? " does not lie within one of the loaded sub-devices"
                                 : " lies in another sub-device than the program's other kernels"));
        }
        home = part;
    }
}

SubDeviceManagerId MeshDevice::create_sub_device_manager(
    std::initializer_list<SubDevice> sub_devices, DeviceAddr local_l1_size) {
    return create_sub_device_manager(
        ttsl::Span<const SubDevice>(sub_devices.begin(), sub_devices.size()), local_l1_size);
}

SubDeviceManagerId MeshDevice::create_sub_device_manager(
    ttsl::Span<const SubDevice> sub_devices, DeviceAddr local_l1_size) {
    for (std::size_t i = 0; i < sub_devices.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (sub_devices[i].impl().workers.intersects(sub_devices[j].impl().workers)) {
                throw std::runtime_error(
                    "create_sub_device_manager: sub-devices " + std::to_string(j) + " and " + std::to_string(i) +
                    " have cores in common");
            }
        }
    }
    SubDevices& state = impl().sub_devices;
    const std::uint64_t id = state.next_manager++;
    state.managers.emplace(id, std::vector<SubDevice>(sub_devices.begin(), sub_devices.end()));
    if (local_l1_size != 0) {
        state.with_l1.insert(id);
    }
    return SubDeviceManagerId(id);
}

void MeshDevice::load_sub_device_manager(SubDeviceManagerId id) {
    SubDevices& state = impl().sub_devices;
    const auto manager = state.managers.find(*id);
    if (manager == state.managers.end()) {
        throw std::runtime_error("load_sub_device_manager: there is no manager " + std::to_string(*id));
    }
    state.loaded = *id;
    state.ids.clear();
    for (std::size_t i = 0; i < manager->second.size(); ++i) {
        state.ids.emplace_back(static_cast<std::uint8_t>(i));
    }
    state.stall_group = state.ids;
}

void MeshDevice::clear_loaded_sub_device_manager() {
    SubDevices& state = impl().sub_devices;
    state.loaded.reset();
    state.ids = {SubDeviceId{0}};
    state.stall_group = state.ids;
}

void MeshDevice::remove_sub_device_manager(SubDeviceManagerId id) {
    SubDevices& state = impl().sub_devices;
    if (state.loaded == *id) {
        throw std::runtime_error("remove_sub_device_manager: the manager is loaded; clear it first");
    }
    if (state.managers.erase(*id) == 0) {
        throw std::runtime_error("remove_sub_device_manager: there is no manager " + std::to_string(*id));
    }
}

const std::vector<SubDeviceId>& MeshDevice::get_sub_device_ids() const { return impl().sub_devices.ids; }
std::uint32_t MeshDevice::num_sub_devices() const { return static_cast<std::uint32_t>(get_sub_device_ids().size()); }
const std::vector<SubDeviceId>& MeshDevice::get_sub_device_stall_group() const {
    return impl().sub_devices.stall_group;
}
void MeshDevice::set_sub_device_stall_group(ttsl::Span<const SubDeviceId> ids) {
    impl().sub_devices.stall_group.assign(ids.begin(), ids.end());
}
void MeshDevice::reset_sub_device_stall_group() { impl().sub_devices.stall_group = impl().sub_devices.ids; }

CoreRangeSet MeshDevice::worker_cores(HalProgrammableCoreType type, SubDeviceId id) const {
    const SubDevices& state = impl().sub_devices;
    if (*id >= state.ids.size()) {
        throw std::runtime_error("worker_cores: there is no sub-device " + std::to_string(*id));
    }
    if (type != HalProgrammableCoreType::TENSIX) {
        return {};
    }
    if (state.loaded) {
        return state.managers.at(*state.loaded)[*id].impl().workers;
    }
    const CoreCoord grid = compute_with_storage_grid_size();
    return CoreRangeSet(CoreRange({0, 0}, {grid.x - 1, grid.y - 1}));
}

std::uint32_t MeshDevice::num_worker_cores(HalProgrammableCoreType type, SubDeviceId id) const {
    return worker_cores(type, id).num_cores();
}

}  // namespace distributed
}  // namespace tt::tt_metal
