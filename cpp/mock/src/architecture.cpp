#include "architecture.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <tilemetal/mock.hpp>

namespace tilemetal::mock {
namespace {

constexpr std::uint64_t kGiB = std::uint64_t{1} << 30;

constexpr std::array kArchitectures{
    Architecture{
        .id = tt::ARCH::WORMHOLE_B0,
        .name = "wormhole_b0",
        .define = "ARCH_WORMHOLE",
        .grid = {8, 8},
        .virtual_origin = {18, 18},
        .dram_origin = {0, 0},
        .l1_bytes = 1'499'136,
        .config_base = 35'168,
        .user_base = 105'824,
        .circular_buffers = 32,
        .dram_banks = 12,
        .dram_bank_bytes = kGiB,
        .dram_user_base = 64,
        .l1_alignment = 16,
        .dram_alignment = 32,
        .dram_write_alignment = 16,
        .noc_burst_bytes = 8192,
        .clock_mhz = 1000,
    },
    Architecture{
        .id = tt::ARCH::BLACKHOLE,
        .name = "blackhole",
        .define = "ARCH_BLACKHOLE",
        .grid = {13, 10},
        .virtual_origin = {1, 2},
        .dram_origin = {17, 12},
        .l1_bytes = 1'572'864,
        .config_base = 41'088,
        .user_base = 111'744,
        .circular_buffers = 64,
        .dram_banks = 8,
        .dram_bank_bytes = 4'278'190'080,
        .dram_user_base = 64,
        .l1_alignment = 16,
        .dram_alignment = 64,
        .dram_write_alignment = 16,
        .noc_burst_bytes = 16384,
        .clock_mhz = 1350,
    },
};

const Architecture*& chosen_default() {
    static const Architecture* chosen = &kArchitectures.front();
    return chosen;
}

}  // namespace

const Architecture& architecture_named(std::string_view name) {
    for (const Architecture& candidate : kArchitectures) {
        if (candidate.name == name) {
            return candidate;
        }
    }
    throw std::invalid_argument(
        "tilemetal mock: architecture_named: unknown architecture '" + std::string(name) +
        "', expected wormhole_b0 or blackhole");
}

const Architecture& default_architecture() {
    if (const char* name = std::getenv("TT_METAL_MOCK_ARCH"); name != nullptr && *name != '\0') {
        return architecture_named(name);
    }
    return *chosen_default();
}

void set_default_arch(const std::string& name) { chosen_default() = &architecture_named(name); }

}  // namespace tilemetal::mock
