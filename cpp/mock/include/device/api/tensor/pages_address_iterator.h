#pragma once

#include <cstddef>
#include <cstdint>

#include "api/tensor/page.h"

namespace tensor_accessor {

// Pages start, start + stride, ... below end, whatever the distribution.
template <typename Accessor>
class PagesAddressIterator {
public:
    using value_type = AccessorPage<Accessor>;
    using difference_type = std::ptrdiff_t;
    using reference = const value_type&;
    using pointer = const value_type*;

    PagesAddressIterator(
        const Accessor& accessor, std::uint32_t start_page_id, std::uint32_t end_page_id, std::uint32_t stride,
        std::uint8_t noc)
        : accessor_(&accessor), id_(start_page_id), end_(end_page_id), stride_(stride), noc_(noc) {
        settle();
    }

    std::uint32_t page_id() const { return id_; }
    reference operator*() const { return page_; }
    pointer operator->() const { return &page_; }
    PagesAddressIterator& operator+=(difference_type steps) {
        id_ += static_cast<std::uint32_t>(steps) * stride_;
        settle();
        return *this;
    }
    PagesAddressIterator& operator++() { return *this += 1; }
    PagesAddressIterator operator++(int) {
        PagesAddressIterator before = *this;
        ++*this;
        return before;
    }
    PagesAddressIterator operator+(difference_type steps) const {
        PagesAddressIterator moved = *this;
        return moved += steps;
    }
    value_type operator[](difference_type steps) const { return *(*this + steps); }
    bool operator==(const PagesAddressIterator& other) const { return id_ == other.id_; }
    bool operator!=(const PagesAddressIterator& other) const { return id_ != other.id_; }
    bool operator<(const PagesAddressIterator& other) const { return id_ < other.id_; }
    bool operator>(const PagesAddressIterator& other) const { return id_ > other.id_; }
    bool operator<=(const PagesAddressIterator& other) const { return id_ <= other.id_; }
    bool operator>=(const PagesAddressIterator& other) const { return id_ >= other.id_; }

private:
    void settle() {
        if (id_ < end_) {
            page_ = value_type(accessor_->get_noc_addr(id_, 0, noc_), id_, accessor_, noc_);
        } else {
            id_ = end_;
        }
    }

    const Accessor* accessor_;
    std::uint32_t id_;
    std::uint32_t end_;
    std::uint32_t stride_;
    std::uint8_t noc_;
    value_type page_{0, 0, nullptr};
};
template <typename Accessor>
using PagesAddressIteratorSharded = PagesAddressIterator<Accessor>;
template <typename Accessor>
using PagesAddressIteratorInterleaved = PagesAddressIterator<Accessor>;

template <typename Accessor>
class Pages {
public:
    using iterator = PagesAddressIterator<Accessor>;
    using const_iterator = iterator;

    Pages(
        const Accessor& accessor, std::uint32_t start_page_id, std::uint32_t end_page_id, std::uint32_t stride = 1,
        std::uint8_t noc = noc_index)
        : accessor_(accessor), start_(start_page_id), end_(end_page_id), stride_(stride), noc_(noc) {}

    iterator begin() const { return iterator(accessor_, start_, end_, stride_, noc_); }
    iterator end() const { return iterator(accessor_, end_, end_, stride_, noc_); }
    const_iterator cbegin() const { return begin(); }
    const_iterator cend() const { return end(); }

private:
    const Accessor& accessor_;
    std::uint32_t start_;
    std::uint32_t end_;
    std::uint32_t stride_;
    std::uint8_t noc_;
};

}  // namespace tensor_accessor
