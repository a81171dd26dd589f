#pragma once

#include <type_traits>

namespace tt {

// The next multiple of `alignment`.
template <typename A, typename B>
constexpr auto align(A size, B alignment) -> std::common_type_t<A, B> {
    using T = std::common_type_t<A, B>;
    return (T{size} + T{alignment} - 1) / T{alignment} * T{alignment};
}

}  // namespace tt
