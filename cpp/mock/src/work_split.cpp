#include <algorithm>
#include <stdexcept>
#include <string>
#include <tt-metalium/work_split.hpp>
#include <utility>
#include <vector>

namespace tt::tt_metal {
namespace {

using Split = std::tuple<std::uint32_t, CoreRangeSet, CoreRangeSet, CoreRangeSet, std::uint32_t, std::uint32_t>;

CoreRangeSet as_set(const std::vector<CoreCoord>& cores) {
    return cores.empty() ? CoreRangeSet() : CoreRangeSet(ttsl::Span<const CoreCoord>(cores));
}

CoreRangeSet first_cores(std::vector<CoreCoord> cores, CoreCoord start, std::uint32_t wanted) {
    const auto first = std::find(cores.begin(), cores.end(), start);
    const auto available = static_cast<std::size_t>(cores.end() - first);
    if (wanted > available) {
        throw std::runtime_error(
            "num_cores_to_corerangeset: " + std::to_string(wanted) + " cores wanted, " + std::to_string(available) +
            " available");
    }
    return as_set({first, first + wanted});
}

}  // namespace

CoreRangeSet num_cores_to_corerangeset(CoreCoord start, std::uint32_t wanted, CoreCoord grid, bool row_wise) {
    const auto cores = static_cast<std::uint32_t>(grid.x * grid.y);
    return first_cores(
        grid_to_cores(cores, static_cast<std::uint32_t>(grid.x), static_cast<std::uint32_t>(grid.y), row_wise), start,
        wanted);
}

CoreRangeSet num_cores_to_corerangeset(std::uint32_t wanted, CoreCoord grid, bool row_wise) {
    return num_cores_to_corerangeset({0, 0}, wanted, grid, row_wise);
}

CoreRangeSet num_cores_to_corerangeset_in_subcoregrids(
    CoreCoord start, std::uint32_t wanted, const CoreRangeSet& grids, bool row_wise) {
    return first_cores(corerange_to_cores(grids, std::nullopt, row_wise), start, wanted);
}

Split split_work_to_cores(CoreCoord grid, std::uint32_t units, bool row_wise) {
    return split_work_to_cores(CoreRangeSet(CoreRange({0, 0}, {grid.x - 1, grid.y - 1})), units, row_wise);
}

Split split_work_to_cores(const CoreRangeSet& grid, std::uint32_t units, bool row_wise) {
    if (units == 0) {
        return {0, {}, {}, {}, 0, 0};
    }
    const std::vector<CoreCoord> cores = corerange_to_cores(grid, std::min(units, grid.num_cores()), row_wise);
    const auto used = static_cast<std::uint32_t>(cores.size());
    const std::uint32_t least = units / used;
    const std::uint32_t with_one_more = units % used;
    if (with_one_more == 0) {
        return {used, as_set(cores), as_set(cores), {}, least, 0};
    }
    const auto border = cores.begin() + with_one_more;
    return {used, as_set(cores), as_set({cores.begin(), border}), as_set({border, cores.end()}), least + 1, least};
}

}  // namespace tt::tt_metal
