#include <tt-metalium/allocator.hpp>
#include <tt-metalium/device.hpp>
#include <tt-metalium/hal.hpp>

#include "architecture.hpp"

namespace tt::tt_metal {
namespace {

using tilemetal::mock::Architecture;

Allocator alignments_of(const Architecture& architecture) {
    return {architecture.l1_alignment, architecture.dram_alignment};
}

}  // namespace

const Allocator* IDevice::allocator() const {
    static const Allocator wormhole = alignments_of(tilemetal::mock::architecture_named("wormhole_b0"));
    static const Allocator blackhole = alignments_of(tilemetal::mock::architecture_named("blackhole"));
    return arch() == tt::ARCH::BLACKHOLE ? &blackhole : &wormhole;
}

namespace hal {

std::uint32_t get_l1_alignment() { return tilemetal::mock::default_architecture().l1_alignment; }
std::uint32_t get_dram_alignment() { return tilemetal::mock::default_architecture().dram_alignment; }
std::uint32_t get_l1_size() { return tilemetal::mock::default_architecture().l1_bytes; }

}  // namespace hal
}  // namespace tt::tt_metal
