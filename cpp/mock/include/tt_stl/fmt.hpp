#pragma once

#include <string>

// Metalium programs print with fmt without including it. Where its headers are not installed (Debian: libfmt-dev),
// or TILEMETAL_WITHOUT_FMT is defined, everything else works and a use of fmt says what is missing.
#if __has_include(<fmt/format.h>) && !defined(TILEMETAL_WITHOUT_FMT)
#define TILEMETAL_HAS_FMT 1
#ifndef FMT_HEADER_ONLY
#define FMT_HEADER_ONLY
#endif
#include <fmt/format.h>
#include <fmt/ranges.h>
#else

namespace fmt {

template <class... Args>
constexpr bool kInstalled = false;

template <class... Args>
void print(Args&&...) {
    static_assert(kInstalled<Args...>, "fmt is not installed: on Debian, install the package libfmt-dev");
}
template <class... Args>
void println(Args&&...) {
    static_assert(kInstalled<Args...>, "fmt is not installed: on Debian, install the package libfmt-dev");
}
template <class... Args>
std::string format(Args&&...) {
    static_assert(kInstalled<Args...>, "fmt is not installed: on Debian, install the package libfmt-dev");
    return {};
}

}  // namespace fmt
#endif

namespace tt::fmt_detail {

inline std::string text() { return {}; }

#ifdef TILEMETAL_HAS_FMT
template <class... Args>
using Format = fmt::format_string<const Args&...>;

template <class... Args>
std::string text(Format<Args...> format, const Args&... args) {
    return fmt::format(format, args...);
}
#else
template <class... Args>
using Format = std::string;

// The text with its places left open.
template <class... Args>
std::string text(const std::string& format, const Args&...) {
    return format;
}
#endif

}  // namespace tt::fmt_detail
