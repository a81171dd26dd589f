#pragma once

// fmt and how it writes the types of this API.
#include <tt_stl/fmt.hpp>

#ifdef TILEMETAL_HAS_FMT
#include <string>
#include <tt-metalium/core_coord.hpp>
#include <tt-metalium/mesh_coord.hpp>
#include <tt_stl/enum_text.hpp>
#include <tt_stl/strong_type.hpp>
#include <type_traits>

namespace tt::fmt_detail {

template <class Indexed>
std::string list(const char* name, const Indexed& value) {
    std::string text = std::string(name) + "([";
    for (std::size_t i = 0; i < value.dims(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(value[static_cast<std::int32_t>(i)]);
    }
    return text + "])";
}

inline std::string describe(const tt::xy_pair& core) { return core.str(); }
inline std::string describe(const tt::tt_metal::CoreRange& range) { return range.str(); }
inline std::string describe(const tt::tt_metal::CoreRangeSet& set) { return set.str(); }
inline std::string describe(const tt::tt_metal::distributed::MeshShape& shape) { return list("MeshShape", shape); }
inline std::string describe(const tt::tt_metal::distributed::MeshCoordinate& coord) {
    return list("MeshCoordinate", coord);
}
template <class T, class Tag>
std::string describe(const ttsl::StrongType<T, Tag>& strong) {
    return std::to_string(*strong);
}
template <class Enum>
    requires(std::is_enum_v<Enum> && !std::is_convertible_v<Enum, int>)
std::string describe(Enum value) {
    return ttsl::enum_detail::text(value);
}

template <class T>
concept Described = requires(const T& value) { describe(value); };

}  // namespace tt::fmt_detail

// CoreRange can be walked, so fmt would take it for a list.
template <>
struct fmt::is_range<tt::tt_metal::CoreRange, char> : std::false_type {};

template <tt::fmt_detail::Described T>
struct fmt::formatter<T, char> : fmt::formatter<std::string> {
    template <class Context>
    auto format(const T& value, Context& context) const {
        return fmt::formatter<std::string>::format(tt::fmt_detail::describe(value), context);
    }
};
#endif
