#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "api/compile_time_args.h"

namespace tensor_accessor {

// Numbers known at compile time, carried by a type.
template <typename T, T... Elements>
struct ArrayStaticWrapper {
    static constexpr bool is_static = true;
    static constexpr std::uint32_t size = sizeof...(Elements);
    static constexpr std::array<T, size> elements = {Elements...};
};
template <std::uint32_t... Elements>
using ArrayStaticWrapperU32 = ArrayStaticWrapper<std::uint32_t, Elements...>;
template <std::uint16_t... Elements>
using ArrayStaticWrapperU16 = ArrayStaticWrapper<std::uint16_t, Elements...>;

// Numbers that lie in the common runtime arguments.
struct ArrayDynamicWrapper {
    static constexpr bool is_static = false;
    static constexpr std::uint32_t size = ~std::uint32_t{0};
};

namespace detail {

template <std::size_t Base, std::size_t... Is>
constexpr auto words_at(std::index_sequence<Is...>) -> ArrayStaticWrapperU32<get_ct_arg<Base + Is>()...>;
// Two to a word, the first in the low half.
template <std::size_t Base, std::size_t... Is>
constexpr auto halves_at(std::index_sequence<Is...>)
    -> ArrayStaticWrapperU16<static_cast<std::uint16_t>(get_ct_arg<Base + Is / 2>() >> (16 * (Is % 2)))...>;

}  // namespace detail

template <bool Static, std::size_t StartIdx, std::uint32_t Size>
struct ArrayWrapperTypeSelectorU32 {
    using type = ArrayDynamicWrapper;
};
template <std::size_t StartIdx, std::uint32_t Size>
struct ArrayWrapperTypeSelectorU32<true, StartIdx, Size> {
    using type = decltype(detail::words_at<StartIdx>(std::make_index_sequence<Size>{}));
};
template <bool Static, std::size_t StartIdx, std::uint32_t Size>
struct ArrayWrapperTypeSelectorPackedU16 {
    using type = ArrayDynamicWrapper;
};
template <std::size_t StartIdx, std::uint32_t Size>
struct ArrayWrapperTypeSelectorPackedU16<true, StartIdx, Size> {
    using type = decltype(detail::halves_at<StartIdx>(std::make_index_sequence<Size>{}));
};

}  // namespace tensor_accessor
