#include <cstring>
#include <stdexcept>
#include <string>
#include <tt-metalium/tt_metal.hpp>

#include "buffer_impl.hpp"
#include "single_device.hpp"

namespace tt::tt_metal::detail {
namespace {

using tilemetal::mock::Chip;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("detail: " + what); }

std::byte* l1_at(IDevice* device, const CoreCoord& core, std::uint64_t address, std::uint64_t bytes, CoreType type) {
    const Chip& chip = distributed::chip_of(*device);
    const auto& arch = chip.arch();
    if (type != CoreType::WORKER && type != CoreType::TENSIX) {
        refuse("only the L1 of worker cores is simulated");
    }
    if (core.x >= arch.grid.x || core.y >= arch.grid.y || address + bytes > arch.l1_bytes) {
        refuse(
            std::to_string(bytes) + " bytes at address " + std::to_string(address) + " of the L1 of " + core.str() +
            ": the grid is " + arch.grid.str() + " with " + std::to_string(arch.l1_bytes) + " bytes each");
    }
    return chip.l1(chip.worker_index(core)) + address;
}

std::byte* dram_at(IDevice* device, int channel, std::uint64_t address, std::uint64_t bytes) {
    const Chip& chip = distributed::chip_of(*device);
    const auto& arch = chip.arch();
    if (channel < 0 || static_cast<std::uint32_t>(channel) >= arch.dram_banks ||
        address + bytes > arch.dram_bank_bytes) {
        refuse(
            std::to_string(bytes) + " bytes at address " + std::to_string(address) + " of DRAM channel " +
            std::to_string(channel) + ": there are " + std::to_string(arch.dram_banks) + " of " +
            std::to_string(arch.dram_bank_bytes) + " bytes");
    }
    return chip.dram(static_cast<std::uint32_t>(channel)) + address;
}

void store(const Chip& chip, std::byte* target, const std::uint8_t* source, std::uint64_t bytes) {
    std::memcpy(target, source, bytes);
    chip.note_written(target, bytes);
}

ttsl::Span<const std::uint8_t> bytes_of(const std::vector<std::uint32_t>& words) {
    return {reinterpret_cast<const std::uint8_t*>(words.data()), words.size() * sizeof(std::uint32_t)};
}

ttsl::Span<std::uint8_t> resized(std::vector<std::uint32_t>& words, std::uint32_t bytes) {
    words.resize((bytes + sizeof(std::uint32_t) - 1) / sizeof(std::uint32_t));
    return {reinterpret_cast<std::uint8_t*>(words.data()), bytes};
}

const Chip& chip_of(const BufferImpl& buffer) {
    if (!buffer.allocated) {
        refuse(buffer.describe() + " has been deallocated");
    }
    return distributed::chip_of(*buffer.device);
}

}  // namespace

void WriteToBuffer(Buffer& buffer, ttsl::Span<const std::uint8_t> host_buffer) {
    const BufferImpl& impl = buffer.impl();
    const Chip& chip = chip_of(impl);
    if (host_buffer.size() < impl.size) {
        refuse(std::to_string(host_buffer.size()) + " bytes of host data for " + impl.describe());
    }
    for (std::uint64_t page = 0; page < impl.num_pages(); ++page) {
        store(chip, impl.page_on(chip, page), host_buffer.data() + page * impl.page_size, impl.page_size);
    }
}

void ReadFromBuffer(Buffer& buffer, std::uint8_t* host_buffer) {
    const BufferImpl& impl = buffer.impl();
    const Chip& chip = chip_of(impl);
    for (std::uint64_t page = 0; page < impl.num_pages(); ++page) {
        std::memcpy(host_buffer + page * impl.page_size, impl.page_on(chip, page), impl.page_size);
    }
}

void ReadShard(Buffer& buffer, std::uint8_t* host_buffer, const std::uint32_t& core_id) {
    const BufferImpl& impl = buffer.impl();
    const Chip& chip = chip_of(impl);
    if (!impl.distribution() || core_id >= impl.distribution()->num_cores()) {
        refuse("ReadShard: " + impl.describe() + " has no shard " + std::to_string(core_id));
    }
    const CoreCoord core = impl.distribution()->cores()[core_id];
    const std::byte* memory =
        impl.is_dram() ? chip.dram(static_cast<std::uint32_t>(core.x)) : chip.l1(chip.worker_index(core));
    for (std::uint64_t slot = 0; slot < impl.pages_per_bank(); ++slot) {
        std::memcpy(
            host_buffer + slot * impl.page_size, memory + impl.address + slot * impl.aligned_page_size, impl.page_size);
    }
}

bool WriteToDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::vector<std::uint32_t>& host_buffer,
    CoreType core_type) {
    return WriteToDeviceL1(device, logical_core, address, bytes_of(host_buffer), core_type);
}

bool WriteToDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, ttsl::Span<const std::uint8_t> host_buffer,
    CoreType core_type) {
    store(
        distributed::chip_of(*device), l1_at(device, logical_core, address, host_buffer.size(), core_type),
        host_buffer.data(), host_buffer.size());
    return true;
}

bool ReadFromDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer, CoreType core_type) {
    return ReadFromDeviceL1(device, logical_core, address, resized(host_buffer, size), core_type);
}

bool ReadFromDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, ttsl::Span<std::uint8_t> host_buffer,
    CoreType core_type) {
    std::memcpy(
        host_buffer.data(), l1_at(device, logical_core, address, host_buffer.size(), core_type), host_buffer.size());
    return true;
}

bool WriteToDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::vector<std::uint32_t>& host_buffer) {
    return WriteToDeviceDRAMChannel(device, dram_channel, address, bytes_of(host_buffer));
}

bool WriteToDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, ttsl::Span<const std::uint8_t> host_buffer) {
    store(
        distributed::chip_of(*device), dram_at(device, dram_channel, address, host_buffer.size()), host_buffer.data(),
        host_buffer.size());
    return true;
}

bool ReadFromDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer) {
    return ReadFromDeviceDRAMChannel(device, dram_channel, address, resized(host_buffer, size));
}

bool ReadFromDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, ttsl::Span<std::uint8_t> host_buffer) {
    std::memcpy(host_buffer.data(), dram_at(device, dram_channel, address, host_buffer.size()), host_buffer.size());
    return true;
}

}  // namespace tt::tt_metal::detail
