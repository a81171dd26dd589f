#pragma once

#include <cstddef>
#include <cstdint>

#include "api/tensor/page.h"

namespace tensor_accessor {

// The pages of one shard, row by row; pages of an edge shard that lie outside the tensor are passed over.
template <typename Accessor>
class ShardPagesAddressIterator {
public:
    using value_type = ShardPage<Accessor>;
    using difference_type = std::ptrdiff_t;
    using reference = const value_type&;
    using pointer = const value_type*;

    explicit ShardPagesAddressIterator(
        const Accessor& accessor, std::uint32_t shard_id = 0, std::uint32_t start_page_offset = 0,
        std::uint32_t end_page_offset = 0, std::uint8_t noc = noc_index)
        : accessor_(&accessor), shard_(shard_id), offset_(start_page_offset), end_(end_page_offset), noc_(noc) {
        settle();
    }

    std::uint32_t page_id() const { return page_.page_id(); }
    reference operator*() const { return page_; }
    pointer operator->() const { return &page_; }
    ShardPagesAddressIterator& operator+=(difference_type steps) {
        offset_ += static_cast<std::uint32_t>(steps);
        settle();
        return *this;
    }
    ShardPagesAddressIterator& operator++() { return *this += 1; }
    ShardPagesAddressIterator operator++(int) {
        ShardPagesAddressIterator before = *this;
        ++*this;
        return before;
    }
    ShardPagesAddressIterator operator+(difference_type steps) const {
        ShardPagesAddressIterator moved = *this;
        return moved += steps;
    }
    value_type operator[](difference_type steps) const { return *(*this + steps); }
    bool operator==(const ShardPagesAddressIterator& other) const {
        return shard_ == other.shard_ && offset_ == other.offset_;
    }
    bool operator!=(const ShardPagesAddressIterator& other) const { return !(*this == other); }
    bool operator<(const ShardPagesAddressIterator& other) const {
        return shard_ == other.shard_ && offset_ < other.offset_;
    }
    bool operator>(const ShardPagesAddressIterator& other) const { return other < *this; }
    bool operator<=(const ShardPagesAddressIterator& other) const { return *this < other || *this == other; }
    bool operator>=(const ShardPagesAddressIterator& other) const { return other <= *this; }

private:
    // Sets `id` to the number of the current page; false for a page outside the tensor.
    bool locate(std::uint32_t& id) const {
        const auto& dspec = accessor_->dspec();
        const auto shard = dspec.shard_grid().coordinates_of(shard_);
        const auto local = dspec.shard_shape().coordinates_of(offset_);
        id = 0;
        for (std::uint32_t i = 0; i < dspec.rank(); ++i) {
            const std::uint32_t coordinate = shard[i] * dspec.shard_shape()[i] + local[i];
            if (coordinate >= dspec.tensor_shape()[i]) {
                return false;
            }
            id += coordinate * dspec.tensor_strides()[i];
        }
        return true;
    }
    void settle() {
        std::uint32_t id = 0;
        while (offset_ < end_ && !locate(id)) {
            ++offset_;
        }
        if (offset_ < end_) {
            const std::uint64_t address =
                accessor_->get_shard_noc_addr(shard_, offset_ * accessor_->get_aligned_page_size(), noc_);
            page_ = value_type(address, id, accessor_, shard_, offset_, noc_);
        } else {
            offset_ = end_;
        }
    }

    const Accessor* accessor_;
    std::uint32_t shard_;
    std::uint32_t offset_;
    std::uint32_t end_;
    std::uint8_t noc_;
    value_type page_{0, 0, nullptr, 0, 0};
};

template <typename Accessor>
class ShardPages {
public:
    using iterator = ShardPagesAddressIterator<Accessor>;
    using const_iterator = iterator;

    ShardPages(
        const Accessor& accessor, std::uint32_t shard_id, std::uint32_t start_page_offset,
        std::uint32_t end_page_offset, std::uint8_t noc = noc_index)
        : accessor_(accessor), shard_(shard_id), start_(start_page_offset), end_(end_page_offset), noc_(noc) {}

    iterator begin() const { return iterator(accessor_, shard_, start_, end_, noc_); }
    iterator end() const { return iterator(accessor_, shard_, end_, end_, noc_); }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }

private:
    const Accessor& accessor_;
    std::uint32_t shard_;
    std::uint32_t start_;
    std::uint32_t end_;
    std::uint8_t noc_;
};

// All shards in turn, each as its pages.
template <typename Accessor>
class StridedShardPagesIterator {
public:
    using value_type = ShardPages<Accessor>;

    StridedShardPagesIterator(
        const Accessor& accessor, std::uint32_t shard_id, std::uint32_t end, std::uint32_t stride, std::uint8_t noc)
        : accessor_(accessor), shard_(shard_id < end ? shard_id : end), end_(end), stride_(stride), noc_(noc) {}

    value_type operator*() const { return value_type(accessor_, shard_, 0, accessor_.dspec().shard_volume(), noc_); }
    StridedShardPagesIterator& operator++() {
        shard_ = end_ - shard_ > stride_ ? shard_ + stride_ : end_;
        return *this;
    }
    bool operator==(const StridedShardPagesIterator& other) const { return shard_ == other.shard_; }
    bool operator!=(const StridedShardPagesIterator& other) const { return shard_ != other.shard_; }

private:
    const Accessor& accessor_;
    std::uint32_t shard_;
    std::uint32_t end_;
    std::uint32_t stride_;
    std::uint8_t noc_;
};

template <typename Accessor>
class StridedShardPages {
public:
    using iterator = StridedShardPagesIterator<Accessor>;
    using const_iterator = iterator;

    StridedShardPages(
        const Accessor& accessor, std::uint32_t start_shard_id, std::uint32_t total_shards, std::uint32_t stride,
        std::uint8_t noc = noc_index)
        : accessor_(accessor), start_(start_shard_id), total_(total_shards), stride_(stride), noc_(noc) {}

    iterator begin() const { return iterator(accessor_, start_, total_, stride_, noc_); }
    iterator end() const { return iterator(accessor_, total_, total_, stride_, noc_); }

private:
    const Accessor& accessor_;
    std::uint32_t start_;
    std::uint32_t total_;
    std::uint32_t stride_;
    std::uint8_t noc_;
};

}  // namespace tensor_accessor
