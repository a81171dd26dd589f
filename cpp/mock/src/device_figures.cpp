// What a mesh device says of its cores and memories.
#include <stdexcept>
#include <string>
#include <tt-metalium/mesh_device.hpp>

#include "mesh_device_impl.hpp"
#include "simulated_queue.hpp"

namespace tt::tt_metal::distributed {

tt::ARCH MeshDevice::arch() const { return impl().arch().id; }
int MeshDevice::id() const { return impl().ids.front(); }
std::uint8_t MeshDevice::num_hw_cqs() const { return static_cast<std::uint8_t>(impl().queues.size()); }
bool MeshDevice::is_initialized() const { return impl_ != nullptr; }
int MeshDevice::num_dram_channels() const { return static_cast<int>(impl().arch().dram_banks); }
std::uint32_t MeshDevice::l1_size_per_core() const { return impl().arch().l1_bytes; }
std::uint32_t MeshDevice::dram_size_per_channel() const {
    return static_cast<std::uint32_t>(impl().arch().dram_bank_bytes);
}
int MeshDevice::get_clock_rate_mhz() const { return static_cast<int>(impl().arch().clock_mhz); }
CoreCoord MeshDevice::grid_size() const { return impl().arch().grid; }
CoreCoord MeshDevice::logical_grid_size() const { return impl().arch().grid; }
CoreCoord MeshDevice::dram_grid_size() const { return {impl().arch().dram_banks, 1}; }
CoreCoord MeshDevice::compute_with_storage_grid_size() const { return impl().arch().grid; }

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

CoreCoord MeshDevice::virtual_core_from_logical_core(const CoreCoord& logical_core, const CoreType& core_type) const {
    switch (core_type) {
        case CoreType::WORKER:
        case CoreType::TENSIX:
            return worker_core_from_logical_core(logical_core);
        case CoreType::DRAM:
            return impl().chips.front()->dram_core(dram_channel_from_logical_core(logical_core));
        default:
            break;
    }
    throw std::runtime_error("virtual_core_from_logical_core: only worker and DRAM cores are simulated");
}

CoreCoord MeshDevice::ethernet_core_from_logical_core(const CoreCoord&) const {
    throw std::runtime_error("ethernet_core_from_logical_core: no Ethernet cores are simulated");
}
std::unordered_set<CoreCoord> MeshDevice::get_active_ethernet_cores(bool) const { return {}; }
std::unordered_set<CoreCoord> MeshDevice::get_inactive_ethernet_cores() const { return {}; }

CoreCoord MeshDevice::logical_core_from_dram_channel(std::uint32_t channel) const {
    if (channel >= impl().arch().dram_banks) {
        throw std::runtime_error("logical_core_from_dram_channel: there is no channel " + std::to_string(channel));
    }
    return {channel, 0};
}

std::uint32_t MeshDevice::dram_channel_from_logical_core(const CoreCoord& core) const {
    if (core.y != 0 || core.x >= impl().arch().dram_banks) {
        throw std::runtime_error("dram_channel_from_logical_core: there is no DRAM core " + core.str());
    }
    return static_cast<std::uint32_t>(core.x);
}

std::optional<DeviceAddr> MeshDevice::lowest_occupied_compute_l1_address() const {
    const auto& l1 = impl().allocators->l1;
    return l1.lowest() == l1.end() ? std::nullopt : std::optional<DeviceAddr>(l1.lowest());
}

}  // namespace tt::tt_metal::distributed
