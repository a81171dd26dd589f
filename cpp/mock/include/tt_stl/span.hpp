#pragma once

#include <cstddef>
#include <span>

namespace ttsl {

// A std::span of its own type, as the SDK has it, so that function symbols carry the same names.
template <class T, std::size_t Extent = std::dynamic_extent>
class Span : public std::span<T, Extent> {
public:
    using std::span<T, Extent>::span;
    constexpr Span() noexcept = default;
    constexpr Span(std::span<T, Extent> other) noexcept : std::span<T, Extent>(other) {}
};

template <class Container>
Span(Container&) -> Span<typename Container::value_type>;
template <class Container>
Span(const Container&) -> Span<const typename Container::value_type>;

}  // namespace ttsl

namespace tt::stl {
using ::ttsl::Span;
}  // namespace tt::stl
