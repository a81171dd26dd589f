#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <utility>

namespace ttsl {

// A value of type T that does not mix with values of other tags.
template <class T, class Tag>
class StrongType {
public:
    constexpr StrongType() = default;
    constexpr explicit StrongType(T value) : value_(std::move(value)) {}

    constexpr const T& operator*() const { return value_; }
    constexpr const T& get() const { return value_; }
    friend constexpr auto operator<=>(const StrongType&, const StrongType&) = default;

private:
    T value_{};
};

}  // namespace ttsl

namespace tt::stl {
using ::ttsl::StrongType;
}  // namespace tt::stl

template <class T, class Tag>
struct std::hash<ttsl::StrongType<T, Tag>> {
    std::size_t operator()(const ttsl::StrongType<T, Tag>& strong) const noexcept { return std::hash<T>{}(*strong); }
};
