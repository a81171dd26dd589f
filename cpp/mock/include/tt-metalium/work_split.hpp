#pragma once

#include <cstdint>
#include <tt-metalium/core_coord.hpp>
#include <tuple>

namespace tt::tt_metal {

// The first target_num_cores cores of a grid as rectangles, by columns unless row_wise.
CoreRangeSet num_cores_to_corerangeset(
    CoreCoord start_core, std::uint32_t target_num_cores, CoreCoord grid_size, bool row_wise = false);
CoreRangeSet num_cores_to_corerangeset(std::uint32_t target_num_cores, CoreCoord grid_size, bool row_wise = false);
CoreRangeSet num_cores_to_corerangeset_in_subcoregrids(
    CoreCoord start_core, std::uint32_t target_num_cores, const CoreRangeSet& sub_core_grids, bool row_wise = false);

// (cores used, all, group 1, group 2, units per core of group 1, of group 2): group 1 has one unit more than group 2;
// group 2 is empty when the division is even.
std::tuple<std::uint32_t, CoreRangeSet, CoreRangeSet, CoreRangeSet, std::uint32_t, std::uint32_t> split_work_to_cores(
    CoreCoord grid_size, std::uint32_t units_to_divide, bool row_wise = false);
std::tuple<std::uint32_t, CoreRangeSet, CoreRangeSet, CoreRangeSet, std::uint32_t, std::uint32_t> split_work_to_cores(
    const CoreRangeSet& core_grid, std::uint32_t units_to_divide, bool row_wise = false);

}  // namespace tt::tt_metal
