#pragma once

#include <cstdint>
#include <tt-metalium/buffer_types.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/hal_types.hpp>

namespace tt::tt_metal {

namespace distributed {
class MeshDevice;
}

// Semaphores that outlive a program are not simulated: all of this throws std::runtime_error.
class GlobalSemaphore {
public:
    GlobalSemaphore(
        distributed::MeshDevice& device, CoreRangeSet cores, std::uint32_t initial_value,
        BufferType buffer_type = BufferType::L1);
    DeviceAddr address() const;
    void reset_semaphore_value(std::uint32_t reset_value) const;
};

GlobalSemaphore CreateGlobalSemaphore(
    distributed::MeshDevice& device, CoreRangeSet cores, std::uint32_t initial_value,
    BufferType buffer_type = BufferType::L1);

}  // namespace tt::tt_metal
