#pragma once

#include <cstdint>
#include <limits>
#include <tt-metalium/core_coord.hpp>
#include <vector>

namespace tt::tt_metal {

// For each core the page of the host's tensor that each of its pages holds.
struct UncompressedBufferPageMapping {
    static constexpr std::uint32_t PADDING = std::numeric_limits<std::uint32_t>::max();

    std::vector<CoreCoord> all_cores;
    std::vector<std::vector<std::uint32_t>> core_host_page_indices;
};

}  // namespace tt::tt_metal
