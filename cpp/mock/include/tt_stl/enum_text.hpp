#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

// Enumerators as text, by what the compiler calls them.
namespace ttsl::enum_detail {

inline constexpr std::size_t kValues = 64;

template <auto value>
constexpr std::string_view enumerator() {
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(text.find("value = ") + 8);
    text = text.substr(0, text.find_first_of(";]"));
    // A value without an enumerator is written as a cast.
    return text.front() == '(' ? std::string_view{} : text.substr(text.rfind(':') + 1);
}

template <class Enum, std::size_t... values>
constexpr std::array<std::string_view, kValues> enumerators(std::index_sequence<values...>) {
    return {enumerator<static_cast<Enum>(values)>()...};
}

template <class Enum>
std::string text(Enum value) {
    static constexpr auto kNames = enumerators<Enum>(std::make_index_sequence<kValues>());
    const auto number = static_cast<std::size_t>(value);
    return number < kValues && !kNames[number].empty() ? std::string(kNames[number])
                                                       : std::to_string(static_cast<long long>(value));
}

}  // namespace ttsl::enum_detail
