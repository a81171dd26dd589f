#include <cstring>
#include <stdexcept>
#include <string>
#include <tt-metalium/tt_metal.hpp>

#include "mesh_device_impl.hpp"
#include "single_devices.hpp"

namespace tt::tt_metal::detail {
namespace {

// Host address of [address, address + size) of a memory of `bytes` bytes that starts at `memory`.
std::byte* part_of(std::byte* memory, std::uint64_t bytes, std::uint32_t address, std::uint64_t size) {
    if (address + size > bytes) {
        throw std::runtime_error(
            "bytes " + std::to_string(address) + " to " + std::to_string(address + size) + " of a memory of " +
            std::to_string(bytes));
    }
    return memory + address;
}

std::byte* l1(IDevice* device, const CoreCoord& core, CoreType type, std::uint32_t address, std::uint64_t size) {
    if (type != CoreType::WORKER) {
        throw std::runtime_error("only worker cores are simulated");
    }
    const auto& chip = *tilemetal::metalium_2025::mesh_of(device).impl().chips.front();
    if (core.x >= chip.arch().grid.x || core.y >= chip.arch().grid.y) {
        throw std::runtime_error("no core " + core.str());
    }
    return part_of(chip.l1(chip.worker_index(core)), chip.arch().l1_bytes, address, size);
}

std::byte* dram(IDevice* device, int channel, std::uint32_t address, std::uint64_t size) {
    const auto& chip = *tilemetal::metalium_2025::mesh_of(device).impl().chips.front();
    if (channel < 0 || static_cast<std::uint32_t>(channel) >= chip.arch().dram_banks) {
        throw std::runtime_error("no DRAM channel " + std::to_string(channel));
    }
    return part_of(chip.dram(static_cast<std::uint32_t>(channel)), chip.arch().dram_bank_bytes, address, size);
}

bool write(std::byte* target, const std::vector<std::uint32_t>& words) {
    std::memcpy(target, words.data(), words.size() * sizeof(std::uint32_t));
    return true;
}

bool read(const std::byte* source, std::uint32_t size, std::vector<std::uint32_t>& words) {
    words.resize(size / sizeof(std::uint32_t));
    std::memcpy(words.data(), source, words.size() * sizeof(std::uint32_t));
    return true;
}

}  // namespace

bool WriteToDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::vector<std::uint32_t>& host_buffer,
    CoreType core_type) {
    return write(l1(device, logical_core, core_type, address, host_buffer.size() * 4), host_buffer);
}
bool ReadFromDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer, CoreType core_type) {
    return read(l1(device, logical_core, core_type, address, size), size, host_buffer);
}
bool WriteToDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::vector<std::uint32_t>& host_buffer) {
    return write(dram(device, dram_channel, address, host_buffer.size() * 4), host_buffer);
}
bool ReadFromDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer) {
    return read(dram(device, dram_channel, address, size), size, host_buffer);
}

}  // namespace tt::tt_metal::detail
