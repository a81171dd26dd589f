#pragma once

#include <memory>
#include <tt-metalium/device.hpp>

#include_next <tt-metalium/buffer.hpp>

namespace tt::tt_metal {

// Pages dealt to all banks of a memory in turn.
struct InterleavedBufferConfig {
    IDevice* device;
    DeviceAddr size;
    DeviceAddr page_size;
    BufferType buffer_type = BufferType::DRAM;
};

// The buffer holds its memory until the last owner is gone or DeallocateBuffer. Throw as MeshBuffer::create does.
std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config);
std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config, DeviceAddr address);
std::shared_ptr<Buffer> CreateBuffer(const InterleavedBufferConfig& config, SubDeviceId sub_device_id);
void DeallocateBuffer(Buffer& buffer);

}  // namespace tt::tt_metal
