#pragma once

#include <cstddef>
#include <span>

namespace ttsl {

template <class T, std::size_t Extent = std::dynamic_extent>
using Span = std::span<T, Extent>;

}  // namespace ttsl

namespace tt::stl {
using ::ttsl::Span;
}  // namespace tt::stl
