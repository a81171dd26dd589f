#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <tt_stl/span.hpp>
#include <vector>

namespace tt::tt_metal {

// Extents of a tensor, outermost first; negative indices count from the innermost.
class Shape {
public:
    Shape() = default;
    Shape(std::initializer_list<std::uint32_t> extents) : extents_(extents) {}
    explicit Shape(ttsl::Span<const std::uint32_t> extents) : extents_(extents.begin(), extents.end()) {}

    std::size_t rank() const { return extents_.size(); }
    std::size_t size() const { return extents_.size(); }
    std::uint64_t volume() const {
        std::uint64_t elements = 1;
        for (const std::uint32_t extent : extents_) {
            elements *= extent;
        }
        return elements;
    }
    std::uint32_t operator[](std::int32_t index) const { return extents_[position(index)]; }
    std::uint32_t& operator[](std::int32_t index) { return extents_[position(index)]; }
    ttsl::Span<const std::uint32_t> view() const { return extents_; }
    auto begin() const { return extents_.begin(); }
    auto end() const { return extents_.end(); }
    auto cbegin() const { return extents_.cbegin(); }
    auto cend() const { return extents_.cend(); }
    friend bool operator==(const Shape&, const Shape&) = default;

private:
    std::size_t position(std::int32_t index) const {
        const auto at = index < 0 ? static_cast<std::int64_t>(rank()) + index : std::int64_t{index};
        if (at < 0 || at >= static_cast<std::int64_t>(rank())) {
            throw std::out_of_range("Shape: no such dimension");
        }
        return static_cast<std::size_t>(at);
    }
    std::vector<std::uint32_t> extents_;
};

}  // namespace tt::tt_metal
