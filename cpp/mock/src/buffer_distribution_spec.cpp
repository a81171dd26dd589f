#include <algorithm>
#include <stdexcept>
#include <string>
#include <tt-metalium/buffer_distribution_spec.hpp>
#include <utility>

namespace tt::tt_metal {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("BufferDistributionSpec: " + what); }

std::uint64_t pieces(std::uint64_t whole, std::uint64_t piece) { return (whole + piece - 1) / piece; }

Shape in_pages(Shape shape, const Shape2D& page) {
    if (page.height() == 0 || page.width() == 0) {
        refuse("the shape of a page is zero");
    }
    if (shape.rank() >= 1) {
        shape[-1] = static_cast<std::uint32_t>(pieces(shape[-1], page.width()));
    }
    if (shape.rank() >= 2) {
        shape[-2] = static_cast<std::uint32_t>(pieces(shape[-2], page.height()));
    }
    return shape;
}

// Along each dimension.
std::vector<std::uint64_t> grid_of_shards(const Shape& tensor, const Shape& shard) {
    std::vector<std::uint64_t> grid;
    for (std::size_t i = 0; i < tensor.rank(); ++i) {
        const auto dimension = static_cast<std::int32_t>(i);
        grid.push_back(shard[dimension] == 0 ? 0 : pieces(tensor[dimension], shard[dimension]));
    }
    return grid;
}

// Cores in the order of the shards that lie on them.
std::vector<CoreCoord> cores_in_order(
    const Shape& tensor, const Shape& shard, const CoreRangeSet& set, ShardOrientation orientation,
    ShardDistributionStrategy strategy) {
    const bool row_major = orientation == ShardOrientation::ROW_MAJOR;
    if (strategy != ShardDistributionStrategy::GRID_2D) {
        return corerange_to_cores(set, std::nullopt, row_major);
    }
    if (set.ranges().size() != 1 || tensor.rank() != shard.rank() || tensor.rank() == 0) {
        refuse("a grid of shards needs one rectangle of cores and shapes of equal rank");
    }
    const std::vector<std::uint64_t> shards = grid_of_shards(tensor, shard);
    std::uint64_t rows = 1;
    for (std::size_t i = 0; i + 1 < shards.size(); ++i) {
        rows *= shards[i];
    }
    const std::uint64_t columns = shards.back();
    if (rows == 0 || columns == 0) {
        return {};
    }
    const CoreRange& cores = set.ranges().front();
    const CoreCoord needed = row_major ? CoreCoord{columns, rows} : CoreCoord{rows, columns};
    if (needed.x > cores.grid_size().x || needed.y > cores.grid_size().y) {
        refuse(
            std::to_string(rows) + " x " + std::to_string(columns) + " shards do not fit the cores " + cores.str() +
            (row_major ? " row-major" : " column-major"));
    }
    const CoreCoord last{cores.start_coord.x + needed.x - 1, cores.start_coord.y + needed.y - 1};
    return corerange_to_cores(CoreRangeSet(CoreRange(cores.start_coord, last)), std::nullopt, row_major);
}

// Row-major walk over a box; false at its end.
bool next(std::vector<std::uint64_t>& at, const std::vector<std::uint64_t>& extents) {
    for (std::size_t axis = at.size(); axis-- > 0;) {
        if (++at[axis] < extents[axis]) {
            return true;
        }
        at[axis] = 0;
    }
    return false;
}

}  // namespace

BufferDistributionSpec BufferDistributionSpec::from_shard_spec(
    Shape tensor_shape, Shape shard_shape, Shape2D page_shape, const CoreRangeSet& core_range_set,
    ShardOrientation shard_orientation, ShardDistributionStrategy strategy) {
    return {
        in_pages(std::move(tensor_shape), page_shape), in_pages(std::move(shard_shape), page_shape), core_range_set,
        shard_orientation, strategy};
}

BufferDistributionSpec::BufferDistributionSpec(
    const Shape& tensor_shape, const Shape& shard_shape, const CoreRangeSet& core_range_set,
    ShardOrientation shard_orientation, ShardDistributionStrategy strategy)
    : BufferDistributionSpec(
          tensor_shape, shard_shape,
          cores_in_order(tensor_shape, shard_shape, core_range_set, shard_orientation, strategy)) {
    strategy_ = strategy;
    if (strategy_ == ShardDistributionStrategy::CONTIGUOUS_1D && num_shards() % num_cores() != 0) {
        refuse(
            "CONTIGUOUS_1D needs as many shards for every core, here are " + std::to_string(num_shards()) +
            " shards for " + std::to_string(num_cores()) + " cores");
    }
}

BufferDistributionSpec::BufferDistributionSpec(
    const Shape& tensor_shape, const Shape& shard_shape, std::vector<CoreCoord> cores)
    : tensor_shape_in_pages_(tensor_shape), shard_shape_in_pages_(shard_shape), cores_(std::move(cores)) {
    check();
    cores_with_data_.assign(
        cores_.begin(), cores_.begin() + static_cast<std::ptrdiff_t>(std::min(num_shards(), cores_.size())));
}

void BufferDistributionSpec::check() const {
    if (tensor_shape_in_pages_.rank() != shard_shape_in_pages_.rank() || tensor_shape_in_pages_.rank() == 0) {
        refuse(
            "the tensor has rank " + std::to_string(tensor_shape_in_pages_.rank()) + ", its shards have rank " +
            std::to_string(shard_shape_in_pages_.rank()));
    }
    if (shard_shape_in_pages_.volume() == 0) {
        refuse("a shard has no pages");
    }
    if (tensor_shape_in_pages_.volume() != 0 && cores_.empty()) {
        refuse("there are no cores for the shards");
    }
}

std::size_t BufferDistributionSpec::num_shards() const {
    std::size_t shards = 1;
    for (const std::uint64_t along : grid_of_shards(tensor_shape_in_pages_, shard_shape_in_pages_)) {
        shards *= along;
    }
    return shards;
}

std::size_t BufferDistributionSpec::num_cores_with_data() const { return cores_with_data_.size(); }

std::size_t BufferDistributionSpec::max_num_shards_per_core() const {
    return cores_.empty() ? 0 : pieces(num_shards(), cores_.size());
}

std::size_t BufferDistributionSpec::max_num_dev_pages_per_core() const {
    return max_num_shards_per_core() * shard_shape_in_pages_.volume();
}

std::size_t BufferDistributionSpec::num_shards_per_core(std::size_t core_idx) const {
    if (core_idx >= cores_.size()) {
        refuse("there is no core " + std::to_string(core_idx));
    }
    return num_shards() / cores_.size() + (core_idx < num_shards() % cores_.size() ? 1 : 0);
}

std::size_t BufferDistributionSpec::num_dev_pages_per_core(std::size_t core_idx) const {
    return num_shards_per_core(core_idx) * shard_shape_in_pages_.volume();
}

std::size_t BufferDistributionSpec::core_of(std::size_t shard) const {
    return strategy_ == ShardDistributionStrategy::CONTIGUOUS_1D ? shard / max_num_shards_per_core()
                                                                 : shard % cores_.size();
}

std::size_t BufferDistributionSpec::slot_of(std::size_t shard) const {
    return strategy_ == ShardDistributionStrategy::CONTIGUOUS_1D ? shard % max_num_shards_per_core()
                                                                 : shard / cores_.size();
}

std::tuple<std::uint32_t, CoreRangeSet, CoreRangeSet, CoreRangeSet, std::uint32_t, std::uint32_t>
BufferDistributionSpec::core_groups_tuple() const {
    const auto set_of = [](const std::vector<CoreCoord>& cores) {
        return cores.empty() ? CoreRangeSet() : CoreRangeSet(ttsl::Span<const CoreCoord>(cores));
    };
    const auto most = static_cast<std::uint32_t>(max_num_shards_per_core());
    std::vector<CoreCoord> full;
    std::vector<CoreCoord> rest;
    for (std::size_t i = 0; i < cores_with_data_.size(); ++i) {
        (num_shards_per_core(i) == most ? full : rest).push_back(cores_with_data_[i]);
    }
    return {
        static_cast<std::uint32_t>(cores_with_data_.size()),
        set_of(cores_with_data_),
        set_of(full),
        set_of(rest),
        most,
        rest.empty() ? 0 : most - 1};
}

UncompressedBufferPageMapping BufferDistributionSpec::compute_page_mapping() const {
    UncompressedBufferPageMapping mapping;
    mapping.all_cores = cores_;
    mapping.core_host_page_indices.assign(
        cores_.size(),
        std::vector<std::uint32_t>(max_num_dev_pages_per_core(), UncompressedBufferPageMapping::PADDING));
    if (tensor_shape_in_pages_.volume() == 0) {
        return mapping;
    }
    const std::size_t rank = tensor_shape_in_pages_.rank();
    const std::vector<std::uint64_t> shards = grid_of_shards(tensor_shape_in_pages_, shard_shape_in_pages_);
    const std::vector<std::uint64_t> extents(tensor_shape_in_pages_.begin(), tensor_shape_in_pages_.end());
    std::vector<std::uint64_t> at(rank, 0);
    std::uint32_t page = 0;
    do {
        std::size_t shard = 0;
        std::size_t within = 0;
        for (std::size_t i = 0; i < rank; ++i) {
            const std::uint64_t extent = shard_shape_in_pages_[static_cast<std::int32_t>(i)];
            shard = shard * shards[i] + at[i] / extent;
            within = within * extent + at[i] % extent;
        }
        mapping.core_host_page_indices[core_of(shard)][slot_of(shard) * shard_shape_in_pages_.volume() + within] =
            page++;
    } while (next(at, extents));
    return mapping;
}

}  // namespace tt::tt_metal
