#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <tt-metalium/buffer_distribution_spec.hpp>
#include <tt-metalium/buffer_page_mapping.hpp>
#include <tt-metalium/buffer_types.hpp>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/hal_types.hpp>
#include <tt-metalium/sub_device_types.hpp>
#include <umd/device/types/core_coordinates.hpp>
#include <utility>

namespace tt::tt_metal {

class BufferImpl;
class IDevice;

// Shards of a two-dimensional tensor, shapes in elements.
struct ShardSpec {
    CoreRangeSet grid;
    std::array<std::uint32_t, 2> shape;
    ShardOrientation orientation = ShardOrientation::ROW_MAJOR;

    ShardSpec(
        const CoreRangeSet& grid, const std::array<std::uint32_t, 2>& shape,
        const ShardOrientation& orientation = ShardOrientation::ROW_MAJOR)
        : grid(grid), shape(shape), orientation(orientation) {}

    std::uint32_t num_cores() const { return grid.num_cores(); }
    std::uint32_t numel() const { return shape[0] * shape[1]; }
    bool operator==(const ShardSpec& other) const;
    bool operator!=(const ShardSpec& other) const;
};

// The same with the shape of a page in elements and of the tensor in pages.
struct ShardSpecBuffer {
    ShardSpec tensor_shard_spec;
    std::array<std::uint32_t, 2> page_shape{};
    std::array<std::uint32_t, 2> tensor2d_shape_in_pages{};

    ShardSpecBuffer(
        const CoreRangeSet& grid, const std::array<std::uint32_t, 2>& shape, const ShardOrientation& orientation,
        const std::array<std::uint32_t, 2>& page_shape, const std::array<std::uint32_t, 2>& tensor2d_shape_in_pages)
        : ShardSpecBuffer(ShardSpec(grid, shape, orientation), page_shape, tensor2d_shape_in_pages) {}
    ShardSpecBuffer(
        const ShardSpec& shard_spec, const std::array<std::uint32_t, 2>& page_shape,
        const std::array<std::uint32_t, 2>& tensor2d_shape_in_pages)
        : tensor_shard_spec(shard_spec), page_shape(page_shape), tensor2d_shape_in_pages(tensor2d_shape_in_pages) {}

    CoreRangeSet grid() const { return tensor_shard_spec.grid; }
    std::array<std::uint32_t, 2> shape() const { return tensor_shard_spec.shape; }
    ShardOrientation orientation() const { return tensor_shard_spec.orientation; }
    void set_shard_spec(const ShardSpec& shard_spec) { tensor_shard_spec = shard_spec; }
    // Of one shard, in pages. Throws std::runtime_error when the shard is not made of whole pages.
    std::array<std::uint32_t, 2> shape_in_pages() const;
    DeviceAddr num_pages() const;
};

// How a buffer is cut into shards; an interleaved buffer has no sharding.
class BufferShardingArgs {
public:
    BufferShardingArgs();
    BufferShardingArgs(std::nullopt_t);
    BufferShardingArgs(BufferDistributionSpec buffer_distribution_spec);
    BufferShardingArgs(std::optional<BufferDistributionSpec> buffer_distribution_spec);
    BufferShardingArgs(ShardSpecBuffer shard_spec, TensorMemoryLayout buffer_layout);
    BufferShardingArgs(std::optional<ShardSpecBuffer> shard_spec, TensorMemoryLayout buffer_layout);
    BufferShardingArgs(
        std::optional<BufferDistributionSpec> buffer_distribution_spec, std::optional<ShardSpecBuffer> shard_spec,
        TensorMemoryLayout buffer_layout);
    BufferShardingArgs(const BufferShardingArgs& other);
    BufferShardingArgs(BufferShardingArgs&& other) noexcept;
    BufferShardingArgs& operator=(const BufferShardingArgs& other);
    BufferShardingArgs& operator=(BufferShardingArgs&& other) noexcept;
    ~BufferShardingArgs();

    const std::optional<BufferDistributionSpec>& buffer_distribution_spec() const { return distribution_spec_; }
    const std::optional<ShardSpecBuffer>& shard_spec() const { return shard_spec_; }
    TensorMemoryLayout buffer_layout() const { return layout_; }

private:
    std::optional<BufferDistributionSpec> distribution_spec_;
    std::optional<ShardSpecBuffer> shard_spec_;
    TensorMemoryLayout layout_ = TensorMemoryLayout::INTERLEAVED;
};

bool is_sharded(const TensorMemoryLayout& layout);

// A part of a buffer in bytes; whole pages.
struct BufferRegion {
    DeviceAddr offset = 0;
    DeviceAddr size = 0;

    BufferRegion() = delete;
    BufferRegion(DeviceAddr offset, DeviceAddr size) : offset(offset), size(size) {}
};

// The part of a tensor that lies on one device, spread over the banks of a memory.
class Buffer {
public:
    explicit Buffer(std::unique_ptr<BufferImpl> impl);
    ~Buffer();
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;

    IDevice* device() const;
    bool is_allocated() const;
    // Address in every bank.
    std::uint32_t address() const;
    DeviceAddr size() const;
    DeviceAddr page_size() const;
    std::uint32_t num_pages() const;
    // Pages that have a place on the device, padding included.
    std::uint32_t num_dev_pages() const;
    std::uint32_t alignment() const;
    DeviceAddr aligned_page_size() const;
    DeviceAddr aligned_size() const;
    DeviceAddr aligned_size_per_bank() const;
    BufferType buffer_type() const;
    TensorMemoryLayout buffer_layout() const;
    CoreType core_type() const;
    bool is_dram() const;
    bool is_l1() const;
    // Of page page_index of an interleaved buffer within bank bank_id.
    DeviceAddr page_address(DeviceAddr bank_id, DeviceAddr page_index) const;

    const std::optional<BufferDistributionSpec>& buffer_distribution_spec() const;
    bool has_shard_spec() const;
    // Throws std::runtime_error for a buffer that was not made from a ShardSpecBuffer.
    ShardSpecBuffer shard_spec() const;
    std::optional<std::uint32_t> num_cores() const;
    std::size_t unique_id() const;

    BufferImpl& impl() { return *impl_; }
    const BufferImpl& impl() const { return *impl_; }

private:
    std::unique_ptr<BufferImpl> impl_;
};

}  // namespace tt::tt_metal
