#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>

namespace tt {

struct xy_pair {
    constexpr xy_pair() = default;
    constexpr xy_pair(std::size_t x_in, std::size_t y_in) : x(x_in), y(y_in) {}

    std::size_t x = 0;
    std::size_t y = 0;

    std::string str() const { return "(x=" + std::to_string(x) + ",y=" + std::to_string(y) + ")"; }

    friend constexpr bool operator==(const xy_pair&, const xy_pair&) = default;
    friend constexpr auto operator<=>(const xy_pair&, const xy_pair&) = default;
};

}  // namespace tt

using tt_xy_pair = tt::xy_pair;

template <>
struct std::hash<tt::xy_pair> {
    std::size_t operator()(const tt::xy_pair& pair) const noexcept { return pair.x * 0x9E3779B97F4A7C15ULL + pair.y; }
};
