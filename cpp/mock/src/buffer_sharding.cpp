#include <stdexcept>
#include <string>
#include <tt-metalium/buffer.hpp>
#include <utility>

namespace tt::tt_metal {

bool ShardSpec::operator==(const ShardSpec& other) const {
    return grid == other.grid && shape == other.shape && orientation == other.orientation;
}
bool ShardSpec::operator!=(const ShardSpec& other) const { return !(*this == other); }

std::array<std::uint32_t, 2> ShardSpecBuffer::shape_in_pages() const {
    std::array<std::uint32_t, 2> pages{};
    for (std::size_t i = 0; i < 2; ++i) {
        const std::uint32_t shard = tensor_shard_spec.shape[i];
        if (page_shape[i] == 0 || shard == 0 || shard % page_shape[i] != 0) {
            throw std::runtime_error(
                "ShardSpecBuffer: a shard " + std::string(i == 0 ? "height" : "width") + " of " +
                std::to_string(shard) + " is not a multiple of the page's, " + std::to_string(page_shape[i]));
        }
        pages[i] = shard / page_shape[i];
    }
    return pages;
}

DeviceAddr ShardSpecBuffer::num_pages() const {
    const auto pages = shape_in_pages();
    return DeviceAddr{pages[0]} * pages[1];
}

BufferShardingArgs::BufferShardingArgs() = default;
BufferShardingArgs::BufferShardingArgs(std::nullopt_t) {}
BufferShardingArgs::BufferShardingArgs(BufferDistributionSpec spec)
    : BufferShardingArgs(std::optional<BufferDistributionSpec>(std::move(spec))) {}
BufferShardingArgs::BufferShardingArgs(std::optional<BufferDistributionSpec> spec)
    : distribution_spec_(std::move(spec)),
      layout_(distribution_spec_ ? TensorMemoryLayout::BLOCK_SHARDED : TensorMemoryLayout::INTERLEAVED) {}
BufferShardingArgs::BufferShardingArgs(ShardSpecBuffer shard_spec, TensorMemoryLayout layout)
    : BufferShardingArgs(std::optional<ShardSpecBuffer>(std::move(shard_spec)), layout) {}
BufferShardingArgs::BufferShardingArgs(std::optional<ShardSpecBuffer> shard_spec, TensorMemoryLayout layout)
    : BufferShardingArgs(std::nullopt, std::move(shard_spec), layout) {}
BufferShardingArgs::BufferShardingArgs(
    std::optional<BufferDistributionSpec> spec, std::optional<ShardSpecBuffer> shard_spec, TensorMemoryLayout layout)
    : distribution_spec_(std::move(spec)), shard_spec_(std::move(shard_spec)), layout_(layout) {}
BufferShardingArgs::BufferShardingArgs(const BufferShardingArgs& other) = default;
BufferShardingArgs::BufferShardingArgs(BufferShardingArgs&& other) noexcept = default;
BufferShardingArgs& BufferShardingArgs::operator=(const BufferShardingArgs& other) = default;
BufferShardingArgs& BufferShardingArgs::operator=(BufferShardingArgs&& other) noexcept = default;
BufferShardingArgs::~BufferShardingArgs() = default;

bool is_sharded(const TensorMemoryLayout& layout) { return layout != TensorMemoryLayout::INTERLEAVED; }

}  // namespace tt::tt_metal
