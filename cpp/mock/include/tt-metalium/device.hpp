#pragma once

#include <cstddef>
#include <cstdint>
#include <hostdevcommon/common_values.hpp>
#include <initializer_list>
#include <memory>
#include <optional>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/data_types.hpp>
#include <tt-metalium/dispatch_core_common.hpp>
#include <tt-metalium/hal_types.hpp>
#include <tt-metalium/sub_device.hpp>
#include <tt-metalium/sub_device_types.hpp>
#include <tt_stl/span.hpp>
#include <umd/device/types/arch.hpp>
#include <umd/device/types/core_coordinates.hpp>
#include <unordered_set>
#include <vector>

namespace tt::tt_metal {

#ifdef TILEMETAL_METALIUM_2025
class Allocator;
class CommandQueue;
#endif

namespace distributed {
class MeshDevice;
}

// What can be asked of one device or of a mesh of equal devices.
class IDevice {
public:
    virtual ~IDevice() = default;
    virtual tt::ARCH arch() const = 0;
    virtual int id() const = 0;
    virtual std::uint8_t num_hw_cqs() const = 0;
    virtual bool is_initialized() const = 0;
    virtual int num_dram_channels() const = 0;
    virtual std::uint32_t l1_size_per_core() const = 0;
    virtual std::uint32_t dram_size_per_channel() const = 0;
    virtual int get_clock_rate_mhz() const = 0;
    virtual CoreCoord grid_size() const = 0;
    virtual CoreCoord logical_grid_size() const = 0;
    virtual CoreCoord dram_grid_size() const = 0;
    virtual CoreCoord compute_with_storage_grid_size() const = 0;
    // Virtual coordinates of a worker, the ones kernels use. Throws std::runtime_error outside the grid.
    virtual CoreCoord worker_core_from_logical_core(const CoreCoord& logical_core) const = 0;
    virtual std::vector<CoreCoord> worker_cores_from_logical_cores(
        const std::vector<CoreCoord>& logical_cores) const = 0;
    virtual CoreCoord virtual_core_from_logical_core(
        const CoreCoord& logical_coord, const CoreType& core_type) const = 0;
    // No Ethernet cores are simulated: these throw std::runtime_error, or give none.
    virtual CoreCoord ethernet_core_from_logical_core(const CoreCoord& logical_core) const = 0;
    virtual std::unordered_set<CoreCoord> get_active_ethernet_cores(bool skip_reserved_tunnel_cores = false) const = 0;
    virtual std::unordered_set<CoreCoord> get_inactive_ethernet_cores() const = 0;
    virtual CoreCoord logical_core_from_dram_channel(std::uint32_t dram_channel) const = 0;
    virtual std::uint32_t dram_channel_from_logical_core(const CoreCoord& logical_core) const = 0;
    // Lowest address that a buffer takes in L1, none when there is no buffer in L1.
    virtual std::optional<DeviceAddr> lowest_occupied_compute_l1_address() const = 0;
    virtual CoreRangeSet worker_cores(HalProgrammableCoreType core_type, SubDeviceId sub_device_id) const = 0;
    virtual std::uint32_t num_worker_cores(HalProgrammableCoreType core_type, SubDeviceId sub_device_id) const = 0;
    virtual const std::vector<SubDeviceId>& get_sub_device_ids() const = 0;
    virtual std::uint32_t num_sub_devices() const = 0;
    virtual std::shared_ptr<distributed::MeshDevice> get_mesh_device() = 0;
#ifdef TILEMETAL_METALIUM_2025
    CommandQueue& command_queue(std::size_t cq_id = 0);
    const Allocator* allocator() const;
#endif
};

}  // namespace tt::tt_metal
