#pragma once

#include <cstdint>
#include <tt-metalium/buffer.hpp>
#include <tt-metalium/device.hpp>
#include <tt_stl/span.hpp>
#include <umd/device/types/core_coordinates.hpp>
#include <vector>

// Access to the memories of a device past its command queues. Sizes are in bytes; all throw std::runtime_error for
// cores and addresses that do not exist.
namespace tt::tt_metal::detail {

void WriteToBuffer(Buffer& buffer, ttsl::Span<const std::uint8_t> host_buffer);
template <typename DType>
void WriteToBuffer(Buffer& buffer, const std::vector<DType>& host_buffer) {
    WriteToBuffer(
        buffer, ttsl::Span<const std::uint8_t>(
                    reinterpret_cast<const std::uint8_t*>(host_buffer.data()), host_buffer.size() * sizeof(DType)));
}

void ReadFromBuffer(Buffer& buffer, std::uint8_t* host_buffer);
// host_buffer gets the size of the buffer.
template <typename DType>
void ReadFromBuffer(Buffer& buffer, std::vector<DType>& host_buffer) {
    host_buffer.resize(buffer.size() / sizeof(DType));
    ReadFromBuffer(buffer, reinterpret_cast<std::uint8_t*>(host_buffer.data()));
}

// The pages a core holds of a sharded buffer, padding included.
void ReadShard(Buffer& buffer, std::uint8_t* host_buffer, const std::uint32_t& core_id);
template <typename DType>
void ReadShard(Buffer& buffer, std::vector<DType>& host_buffer, const std::uint32_t& core_id) {
    host_buffer.resize(
        buffer.aligned_size_per_bank() / buffer.aligned_page_size() * buffer.page_size() / sizeof(DType));
    ReadShard(buffer, reinterpret_cast<std::uint8_t*>(host_buffer.data()), core_id);
}

bool WriteToDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::vector<std::uint32_t>& host_buffer,
    CoreType core_type = CoreType::WORKER);
bool WriteToDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, ttsl::Span<const std::uint8_t> host_buffer,
    CoreType core_type = CoreType::WORKER);
bool ReadFromDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer, CoreType core_type = CoreType::WORKER);
bool ReadFromDeviceL1(
    IDevice* device, const CoreCoord& logical_core, std::uint32_t address, ttsl::Span<std::uint8_t> host_buffer,
    CoreType core_type = CoreType::WORKER);

bool WriteToDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::vector<std::uint32_t>& host_buffer);
bool WriteToDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, ttsl::Span<const std::uint8_t> host_buffer);
bool ReadFromDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, std::uint32_t size,
    std::vector<std::uint32_t>& host_buffer);
bool ReadFromDeviceDRAMChannel(
    IDevice* device, int dram_channel, std::uint32_t address, ttsl::Span<std::uint8_t> host_buffer);

}  // namespace tt::tt_metal::detail
