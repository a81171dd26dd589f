#pragma once

#include <cstdint>
#include <tt-metalium/buffer_types.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/hal_types.hpp>

namespace tt::tt_metal {

namespace distributed {
class MeshDevice;
class MeshBuffer;
}  // namespace distributed

// A part of a buffer in bytes; whole pages.
struct BufferRegion {
    DeviceAddr offset = 0;
    DeviceAddr size = 0;
};

// How a buffer is cut into shards; an interleaved buffer has no sharding.
class BufferShardingArgs {
public:
    BufferShardingArgs() = default;
};

// The part of a mesh buffer that lies on one device: `num_pages` pages dealt to the banks of a memory in turn.
class Buffer {
public:
    std::uint32_t address() const { return static_cast<std::uint32_t>(address_); }
    DeviceAddr size() const { return size_; }
    DeviceAddr page_size() const { return page_size_; }
    DeviceAddr aligned_page_size() const { return aligned_page_size_; }
    std::uint32_t num_pages() const { return page_size_ == 0 ? 0 : static_cast<std::uint32_t>(size_ / page_size_); }
    BufferType buffer_type() const { return buffer_type_; }
    TensorMemoryLayout buffer_layout() const { return TensorMemoryLayout::INTERLEAVED; }
    bool is_dram() const { return buffer_type_ == BufferType::DRAM || buffer_type_ == BufferType::TRACE; }
    bool is_l1() const { return buffer_type_ == BufferType::L1 || buffer_type_ == BufferType::L1_SMALL; }
    std::uint32_t alignment() const { return alignment_; }

private:
    friend class distributed::MeshBuffer;
    Buffer() = default;
    DeviceAddr address_ = 0;
    DeviceAddr size_ = 0;
    DeviceAddr page_size_ = 0;
    DeviceAddr aligned_page_size_ = 0;
    std::uint32_t alignment_ = 0;
    BufferType buffer_type_ = BufferType::DRAM;
};

}  // namespace tt::tt_metal
