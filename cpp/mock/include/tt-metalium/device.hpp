#pragma once

#include <cstdint>
#include <hostdevcommon/common_values.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/dispatch_core_common.hpp>
#include <tt-metalium/hal_types.hpp>
#include <tt-metalium/sub_device_types.hpp>
#include <umd/device/types/arch.hpp>
#include <umd/device/types/core_coordinates.hpp>

namespace tt::tt_metal {

#ifdef TILEMETAL_METALIUM_2025
class CommandQueue;
#endif

// What can be asked of one device or of a mesh of equal devices.
class IDevice {
public:
    virtual ~IDevice() = default;
    virtual tt::ARCH arch() const = 0;
    virtual int id() const = 0;
    virtual int num_dram_channels() const = 0;
    virtual std::uint32_t l1_size_per_core() const = 0;
    virtual CoreCoord grid_size() const = 0;
    virtual CoreCoord logical_grid_size() const = 0;
    virtual CoreCoord dram_grid_size() const = 0;
    virtual CoreCoord compute_with_storage_grid_size() const = 0;
    virtual CoreCoord worker_core_from_logical_core(const CoreCoord& logical_core) const = 0;
#ifdef TILEMETAL_METALIUM_2025
    CommandQueue& command_queue(std::size_t cq_id = 0);
#endif
};

}  // namespace tt::tt_metal
