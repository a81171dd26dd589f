#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tt-metalium/buffer.hpp>
#include <vector>

#include "chip.hpp"

namespace tt::tt_metal {

// Where a page lies: its bank and its number there.
struct PageHome {
    std::uint32_t bank = 0;
    std::uint32_t slot = 0;
};

class BufferImpl {
public:
    // Throws std::runtime_error for sizes, types and shards that make no buffer.
    BufferImpl(
        IDevice* device, const tilemetal::mock::Architecture& arch, DeviceAddr size, DeviceAddr page_size,
        BufferType type, const BufferShardingArgs& sharding);

    // Takes memory, or uses an address given, where the buffer may overlap others.
    void allocate(
        const std::shared_ptr<tilemetal::mock::Allocators>& allocators, bool bottom_up,
        std::optional<DeviceAddr> address);
    void deallocate();
    ~BufferImpl() { deallocate(); }
    BufferImpl(const BufferImpl&) = delete;
    BufferImpl& operator=(const BufferImpl&) = delete;

    PageHome home_of(std::uint64_t page) const;
    // Host address of a page in the memories of a device.
    std::byte* page_on(const tilemetal::mock::Chip& chip, std::uint64_t page) const;
    // "a buffer in DRAM of 12 pages of 2048 bytes, height sharded"
    std::string describe() const;

    bool is_dram() const { return type == BufferType::DRAM; }
    std::uint64_t num_pages() const { return page_size == 0 ? 0 : size / page_size; }
    std::uint64_t pages_per_bank() const;

    IDevice* device;
    const tilemetal::mock::Architecture& arch;
    DeviceAddr size;
    DeviceAddr page_size;
    BufferType type;
    BufferShardingArgs sharding;
    std::uint32_t alignment;
    DeviceAddr aligned_page_size;
    std::uint32_t banks;
    DeviceAddr address = 0;
    bool allocated = false;
    std::size_t unique_id;

private:
    void lay_out_shards();
    void check_cores(const UncompressedBufferPageMapping& mapping) const;

    std::optional<BufferDistributionSpec> distribution_;
    std::vector<PageHome> homes_;  // of sharded buffers
    std::uint64_t sharded_pages_per_bank_ = 0;
    std::weak_ptr<tilemetal::mock::Allocators> allocators_;
    bool in_allocator_ = false;

public:
    const std::optional<BufferDistributionSpec>& distribution() const { return distribution_; }
};

}  // namespace tt::tt_metal
