#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tt::tt_metal {

class Shape2D {
public:
    constexpr Shape2D(std::size_t height, std::size_t width) : height_(height), width_(width) {}
    constexpr Shape2D(const std::pair<std::size_t, std::size_t>& shape) : Shape2D(shape.first, shape.second) {}
    constexpr Shape2D(const std::array<std::size_t, 2>& shape) : Shape2D(shape[0], shape[1]) {}
    constexpr Shape2D(const std::array<std::uint32_t, 2>& shape) : Shape2D(shape[0], shape[1]) {}

    constexpr std::size_t height() const { return height_; }
    constexpr std::size_t width() const { return width_; }
    friend constexpr bool operator==(const Shape2D&, const Shape2D&) = default;

private:
    std::size_t height_;
    std::size_t width_;
};

}  // namespace tt::tt_metal
