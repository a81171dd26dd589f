#include <stdexcept>
#include <tt-metalium/global_semaphore.hpp>
#include <utility>

namespace tt::tt_metal {
namespace {

[[noreturn]] void refuse() {
    throw std::runtime_error(
        "CreateGlobalSemaphore: semaphores that outlive a program are not simulated; use CreateSemaphore");
}

}  // namespace

GlobalSemaphore::GlobalSemaphore(distributed::MeshDevice&, CoreRangeSet, std::uint32_t, BufferType) { refuse(); }
DeviceAddr GlobalSemaphore::address() const { refuse(); }
void GlobalSemaphore::reset_semaphore_value(std::uint32_t) const { refuse(); }

GlobalSemaphore CreateGlobalSemaphore(
    distributed::MeshDevice& device, CoreRangeSet cores, std::uint32_t initial_value, BufferType buffer_type) {
    return {device, std::move(cores), initial_value, buffer_type};
}

}  // namespace tt::tt_metal
