#pragma once

#include <cstddef>
#include <cstdint>
#include <tt-metalium/buffer_page_mapping.hpp>
#include <tt-metalium/buffer_types.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/shape.hpp>
#include <tt-metalium/shape2d.hpp>
#include <tuple>
#include <vector>

namespace tt::tt_metal {

// How the pages of a tensor of any rank are cut into shards and dealt to cores (DRAM: to banks, x is the bank).
// Shards at the far edges may stick out of the tensor; the pages that do are padding.
class BufferDistributionSpec {
public:
    // Shapes in elements; a page is page_shape of the two innermost dimensions.
    static BufferDistributionSpec from_shard_spec(
        Shape tensor_shape, Shape shard_shape, Shape2D page_shape, const CoreRangeSet& core_range_set,
        ShardOrientation shard_orientation,
        ShardDistributionStrategy shard_distribution_strategy = ShardDistributionStrategy::ROUND_ROBIN_1D);

    // All constructors throw std::runtime_error for shapes of different ranks, empty shards and missing cores.
    BufferDistributionSpec(
        const Shape& tensor_shape_in_pages, const Shape& shard_shape_in_pages, const CoreRangeSet& core_range_set,
        ShardOrientation shard_orientation,
        ShardDistributionStrategy shard_distribution_strategy = ShardDistributionStrategy::ROUND_ROBIN_1D);
    BufferDistributionSpec(
        const Shape& tensor_shape_in_pages, const Shape& shard_shape_in_pages, std::vector<CoreCoord> cores);

    const Shape& tensor_shape_in_pages() const { return tensor_shape_in_pages_; }
    const Shape& shard_shape_in_pages() const { return shard_shape_in_pages_; }
    ShardDistributionStrategy shard_distribution_strategy() const { return strategy_; }
    const std::vector<CoreCoord>& cores() const { return cores_; }
    const std::vector<CoreCoord>& cores_with_data() const { return cores_with_data_; }

    std::size_t num_shards() const;
    std::size_t num_cores() const { return cores_.size(); }
    std::size_t num_cores_with_data() const;
    std::size_t max_num_shards_per_core() const;
    std::size_t max_num_dev_pages_per_core() const;
    std::size_t num_shards_per_core(std::size_t core_idx) const;
    std::size_t num_dev_pages_per_core(std::size_t core_idx) const;
    // As split_work_to_cores: (cores with data, they, with one shard more, the others, shards of the former, latter).
    std::tuple<std::uint32_t, CoreRangeSet, CoreRangeSet, CoreRangeSet, std::uint32_t, std::uint32_t>
    core_groups_tuple() const;

    UncompressedBufferPageMapping compute_page_mapping() const;

private:
    void check() const;
    // Core and place there of a shard.
    std::size_t core_of(std::size_t shard) const;
    std::size_t slot_of(std::size_t shard) const;

    Shape tensor_shape_in_pages_;
    Shape shard_shape_in_pages_;
    std::vector<CoreCoord> cores_;
    std::vector<CoreCoord> cores_with_data_;
    ShardDistributionStrategy strategy_ = ShardDistributionStrategy::ROUND_ROBIN_1D;
};

}  // namespace tt::tt_metal
