#pragma once

// The headers of this folder come before those of the current release and add what the release of September 2025 had.
#define TILEMETAL_METALIUM_2025 1
#include <level_2025.hpp>
#include <vector>

#include_next <tt-metalium/device.hpp>

#include <tt-metalium/command_queue.hpp>

using chip_id_t = int;

namespace tt::tt_metal {

// Opens a mesh of one device, which CloseDevice or the end of the process closes.
IDevice* CreateDevice(
    chip_id_t device_id, std::uint8_t num_hw_cqs = 1, std::size_t l1_small_size = DEFAULT_L1_SMALL_SIZE,
    std::size_t trace_region_size = DEFAULT_TRACE_REGION_SIZE,
    const DispatchCoreConfig& dispatch_core_config = DispatchCoreConfig{},
    const std::vector<std::uint32_t>& l1_bank_remap = {}, std::size_t worker_l1_size = DEFAULT_WORKER_L1_SIZE);
IDevice* CreateDeviceMinimal(
    chip_id_t device_id, std::uint8_t num_hw_cqs = 1,
    const DispatchCoreConfig& dispatch_core_config = DispatchCoreConfig{});
// False for a device that is not open.
bool CloseDevice(IDevice* device);

}  // namespace tt::tt_metal
