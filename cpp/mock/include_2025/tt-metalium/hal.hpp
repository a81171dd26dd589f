#pragma once

#include <cstdint>

// Alignments of the device's memories, in bytes. Of the architecture new devices get.
namespace tt::tt_metal::hal {

std::uint32_t get_l1_alignment();
std::uint32_t get_dram_alignment();
std::uint32_t get_l1_size();

}  // namespace tt::tt_metal::hal
