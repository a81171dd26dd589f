#include <atomic>
#include <stdexcept>
#include <tt-metalium/buffer.hpp>
#include <utility>

#include "buffer_impl.hpp"

namespace tt::tt_metal {
namespace {

using tilemetal::mock::Allocation;
using tilemetal::mock::Allocators;
using tilemetal::mock::BankAllocator;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("Buffer: " + what); }

const char* name_of(BufferType type) {
    switch (type) {
        case BufferType::DRAM:
            return "DRAM";
        case BufferType::L1:
            return "L1";
        case BufferType::L1_SMALL:
            return "L1_SMALL";
        case BufferType::SYSTEM_MEMORY:
            return "SYSTEM_MEMORY";
        case BufferType::TRACE:
            return "TRACE";
    }
    return "unknown";
}

const char* name_of(TensorMemoryLayout layout) {
    switch (layout) {
        case TensorMemoryLayout::INTERLEAVED:
            return "interleaved";
        case TensorMemoryLayout::HEIGHT_SHARDED:
            return "height sharded";
        case TensorMemoryLayout::WIDTH_SHARDED:
            return "width sharded";
        case TensorMemoryLayout::BLOCK_SHARDED:
            return "block sharded";
        case TensorMemoryLayout::ND_SHARDED:
            return "ND sharded";
    }
    return "unknown layout";
}

BankAllocator& allocator_for(Allocators& allocators, BufferType type) {
    return type == BufferType::DRAM       ? allocators.dram
           : type == BufferType::L1_SMALL ? allocators.l1_small
                                          : allocators.l1;
}

std::size_t next_id() {
    static std::atomic<std::size_t> next{0};
    return next++;
}

// A two-dimensional sharding as a distribution: the SDK makes one for every sharded buffer since
// https://github.com/tenstorrent/tt-metal/pull/39582.
BufferDistributionSpec distribution_of(const ShardSpecBuffer& spec, TensorMemoryLayout layout) {
    Shape tensor{spec.tensor2d_shape_in_pages[0], spec.tensor2d_shape_in_pages[1]};
    const auto pages = spec.shape_in_pages();
    Shape shard{pages[0], pages[1]};
    if (layout == TensorMemoryLayout::HEIGHT_SHARDED && shard[1] < tensor[1]) {
        // Height shards are runs of pages in their order; the SDK does not look at a shard's width.
        tensor = Shape{tensor[0] * tensor[1], 1};
        shard = Shape{shard[0] * shard[1], 1};
    }
    if (layout == TensorMemoryLayout::WIDTH_SHARDED && shard[0] < tensor[0]) {
        refuse("a width shard is as high as the tensor");
    }
    const auto strategy = layout == TensorMemoryLayout::BLOCK_SHARDED ? ShardDistributionStrategy::GRID_2D
                                                                      : ShardDistributionStrategy::ROUND_ROBIN_1D;
    BufferDistributionSpec out(tensor, shard, spec.grid(), spec.orientation(), strategy);
    if (out.num_shards() > spec.grid().num_cores()) {
        refuse(
            std::to_string(out.num_shards()) + " shards for " + std::to_string(spec.grid().num_cores()) +
            " cores; there is one shard for each core");
    }
    return out;
}

}  // namespace

BufferImpl::BufferImpl(
    IDevice* device, const tilemetal::mock::Architecture& arch, DeviceAddr size, DeviceAddr page_size, BufferType type,
    const BufferShardingArgs& sharding)
    : device(device),
      arch(arch),
      size(size),
      page_size(page_size),
      type(type),
      sharding(sharding),
      alignment(type == BufferType::DRAM ? arch.dram_alignment : arch.l1_alignment),
      aligned_page_size((page_size + alignment - 1) / alignment * alignment),
      banks(type == BufferType::DRAM ? arch.dram_banks : static_cast<std::uint32_t>(arch.grid.x * arch.grid.y)),
      unique_id(next_id()) {
    if (type == BufferType::SYSTEM_MEMORY || type == BufferType::TRACE) {
        refuse(std::string(name_of(type)) + " buffers are not simulated; DRAM, L1 and L1_SMALL are");
    }
    if (page_size == 0 || size % page_size != 0) {
        refuse("size " + std::to_string(size) + " is not a multiple of the page size " + std::to_string(page_size));
    }
    const bool has_shards = sharding.shard_spec() || sharding.buffer_distribution_spec();
    if (is_sharded(sharding.buffer_layout()) != has_shards) {
        refuse(
            std::string(name_of(sharding.buffer_layout())) +
            (has_shards ? " is not a sharded layout, but shards are given" : ", but no shards are given"));
    }
    if (has_shards) {
        lay_out_shards();
    }
}

void BufferImpl::lay_out_shards() {
    distribution_ = sharding.buffer_distribution_spec()
                        ? sharding.buffer_distribution_spec()
                        : distribution_of(*sharding.shard_spec(), sharding.buffer_layout());
    if (distribution_->tensor_shape_in_pages().volume() != num_pages()) {
        refuse(
            "the shards are of a tensor of " + std::to_string(distribution_->tensor_shape_in_pages().volume()) +
            " pages, the buffer has " + std::to_string(num_pages()));
    }
    const UncompressedBufferPageMapping mapping = distribution_->compute_page_mapping();
    check_cores(mapping);
    sharded_pages_per_bank_ = distribution_->max_num_dev_pages_per_core();
    homes_.resize(num_pages());
    for (std::size_t core = 0; core < mapping.all_cores.size(); ++core) {
        const CoreCoord& at = mapping.all_cores[core];
        const std::size_t bank = is_dram() ? at.x : at.y * arch.grid.x + at.x;
        const auto& pages = mapping.core_host_page_indices[core];
        for (std::size_t slot = 0; slot < pages.size(); ++slot) {
            if (pages[slot] != UncompressedBufferPageMapping::PADDING) {
                homes_[pages[slot]] = {static_cast<std::uint32_t>(bank), static_cast<std::uint32_t>(slot)};
            }
        }
    }
}

void BufferImpl::check_cores(const UncompressedBufferPageMapping& mapping) const {
    for (const CoreCoord& core : mapping.all_cores) {
        if (is_dram() ? core.x >= arch.dram_banks || core.y != 0 : core.x >= arch.grid.x || core.y >= arch.grid.y) {
            refuse(
                "a shard is placed on " + core.str() + ", " +
                (is_dram() ? "there are DRAM banks (0,0) to (" + std::to_string(arch.dram_banks - 1) + ",0)"
                           : "the grid is " + arch.grid.str()));
        }
    }
}

std::uint64_t BufferImpl::pages_per_bank() const {
    return distribution_ ? sharded_pages_per_bank_ : (num_pages() + banks - 1) / banks;
}

PageHome BufferImpl::home_of(std::uint64_t page) const {
    if (distribution_) {
        return homes_[page];
    }
    return {static_cast<std::uint32_t>(page % banks), static_cast<std::uint32_t>(page / banks)};
}

std::byte* BufferImpl::page_on(const tilemetal::mock::Chip& chip, std::uint64_t page) const {
    const PageHome home = home_of(page);
    return (is_dram() ? chip.dram(home.bank) : chip.l1(home.bank)) + address + home.slot * aligned_page_size;
}

std::string BufferImpl::describe() const {
    return "a buffer in " + std::string(name_of(type)) + " of " + std::to_string(num_pages()) + " pages of " +
           std::to_string(page_size) + " bytes, " + name_of(sharding.buffer_layout());
}

void BufferImpl::allocate(
    const std::shared_ptr<Allocators>& allocators, bool bottom_up, std::optional<DeviceAddr> given) {
    allocators_ = allocators;
    BankAllocator& allocator = allocator_for(*allocators, type);
    const Allocation allocation{
        .bytes_per_bank = pages_per_bank() * aligned_page_size,
        .page_stride = aligned_page_size,
        .pages = distribution_ ? pages_per_bank() * banks : num_pages(),
    };
    if (given) {
        if (*given % alignment != 0 || *given < allocator.begin() ||
            *given + allocation.bytes_per_bank > allocator.end()) {
            refuse(
                "address " + std::to_string(*given) + " given for " + describe() + " is not a multiple of " +
                std::to_string(alignment) + " within " + std::to_string(allocator.begin()) + " to " +
                std::to_string(allocator.end() - allocation.bytes_per_bank));
        }
        allocator.note(*given, allocation);
        address = *given;
    } else {
        const auto found = allocator.allocate(allocation, bottom_up);
        if (!found) {
            refuse(
                "no room for " + describe() + ": it needs " + std::to_string(allocation.bytes_per_bank) +
                " bytes in each of " + std::to_string(banks) + (is_dram() ? " DRAM banks" : " cores") + ".\n" +
                allocator.describe());
        }
        address = *found;
    }
    in_allocator_ = true;
    allocated = true;
}

void BufferImpl::deallocate() {
    const auto allocators = allocators_.lock();
    if (in_allocator_ && allocators) {
        allocator_for(*allocators, type).free(address, pages_per_bank() * aligned_page_size);
    }
    in_allocator_ = false;
    allocated = false;
}

Buffer::Buffer(std::unique_ptr<BufferImpl> impl) : impl_(std::move(impl)) {}
Buffer::~Buffer() = default;

IDevice* Buffer::device() const { return impl_->device; }
bool Buffer::is_allocated() const { return impl_->allocated; }
std::uint32_t Buffer::address() const { return static_cast<std::uint32_t>(impl_->address); }
DeviceAddr Buffer::size() const { return impl_->size; }
DeviceAddr Buffer::page_size() const { return impl_->page_size; }
std::uint32_t Buffer::num_pages() const { return static_cast<std::uint32_t>(impl_->num_pages()); }
std::uint32_t Buffer::num_dev_pages() const {
    const auto& spec = impl_->distribution();
    return static_cast<std::uint32_t>(
        spec ? spec->num_cores() * spec->max_num_dev_pages_per_core() : impl_->num_pages());
}
std::uint32_t Buffer::alignment() const { return impl_->alignment; }
DeviceAddr Buffer::aligned_page_size() const { return impl_->aligned_page_size; }
DeviceAddr Buffer::aligned_size() const { return num_dev_pages() * aligned_page_size(); }
DeviceAddr Buffer::aligned_size_per_bank() const { return impl_->pages_per_bank() * aligned_page_size(); }
BufferType Buffer::buffer_type() const { return impl_->type; }
TensorMemoryLayout Buffer::buffer_layout() const { return impl_->sharding.buffer_layout(); }
CoreType Buffer::core_type() const { return is_dram() ? CoreType::DRAM : CoreType::WORKER; }
bool Buffer::is_dram() const { return impl_->is_dram(); }
bool Buffer::is_l1() const { return !impl_->is_dram(); }

DeviceAddr Buffer::page_address(DeviceAddr bank_id, DeviceAddr page_index) const {
    if (impl_->distribution() || page_index >= num_pages() || page_index % impl_->banks != bank_id) {
        refuse(
            "page_address: page " + std::to_string(page_index) + " of " + impl_->describe() + " is not in bank " +
            std::to_string(bank_id));
    }
    return impl_->address + page_index / impl_->banks * aligned_page_size();
}

const std::optional<BufferDistributionSpec>& Buffer::buffer_distribution_spec() const { return impl_->distribution(); }
bool Buffer::has_shard_spec() const { return impl_->sharding.shard_spec().has_value(); }
ShardSpecBuffer Buffer::shard_spec() const {
    if (!has_shard_spec()) {
        refuse("shard_spec: " + impl_->describe() + " was not made from a ShardSpecBuffer");
    }
    return *impl_->sharding.shard_spec();
}
std::optional<std::uint32_t> Buffer::num_cores() const {
    const auto& spec = impl_->distribution();
    return spec ? std::optional(static_cast<std::uint32_t>(spec->num_cores())) : std::nullopt;
}
std::size_t Buffer::unique_id() const { return impl_->unique_id; }

}  // namespace tt::tt_metal
