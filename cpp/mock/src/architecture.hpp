#pragma once

#include <cstdint>
#include <string_view>
#include <umd/device/types/arch.hpp>
#include <umd/device/types/xy_pair.hpp>

namespace tilemetal::mock {

// Figures of one chip. Sources: core and SoC descriptors, device memory map and NoC parameters of SDK 0.81.
struct Architecture {
    tt::ARCH id;
    std::string_view name;
    std::string_view define;         // preprocessor symbol of kernel builds
    tt::xy_pair grid;                // worker cores
    tt::xy_pair virtual_origin;      // virtual coordinates of worker (0,0)
    tt::xy_pair dram_origin;         // coordinates of DRAM bank 0; bank b lies b rows below (the mock's choice)
    std::uint32_t l1_bytes;          // per worker
    std::uint32_t config_base;       // arguments and semaphores
    std::uint32_t user_base;         // circular buffers and L1 tensors
    std::uint32_t circular_buffers;  // indices per core
    std::uint32_t dram_banks;
    std::uint64_t dram_bank_bytes;
    std::uint32_t dram_user_base;
    std::uint32_t l1_alignment;    // of allocations, and of both ends of a transfer from L1
    std::uint32_t dram_alignment;  // of allocations, and of both ends of a read from DRAM
    std::uint32_t dram_write_alignment;
    std::uint32_t noc_burst_bytes;
    std::uint32_t clock_mhz;
};

inline constexpr std::uint32_t kSemaphores = 16;
inline constexpr std::uint32_t kSemaphoreStride = 16;

// Throws std::invalid_argument for a name other than "wormhole_b0" or "blackhole".
const Architecture& architecture_named(std::string_view name);
// What new devices get: TT_METAL_MOCK_ARCH, else set_default_arch(), else wormhole_b0.
const Architecture& default_architecture();

}  // namespace tilemetal::mock
