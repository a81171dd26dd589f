#pragma once

#include <cstdint>
#include <tt-metalium/buffer_types.hpp>

namespace tt::tt_metal {

// What programs ask of the memory of a device; see IDevice::allocator().
class Allocator {
public:
    Allocator(std::uint32_t l1_alignment, std::uint32_t dram_alignment)
        : l1_alignment_(l1_alignment), dram_alignment_(dram_alignment) {}

    // Bytes between the starts of pages.
    std::uint32_t get_alignment(BufferType buffer_type) const {
        return buffer_type == BufferType::DRAM ? dram_alignment_ : l1_alignment_;
    }

private:
    std::uint32_t l1_alignment_;
    std::uint32_t dram_alignment_;
};

}  // namespace tt::tt_metal
