#pragma once

#include <stdexcept>
#include <string>
#include <tt_stl/fmt.hpp>

namespace tt::assert_detail {

[[noreturn]] inline void fail(
    const char* kind, const char* file, int line, const char* condition, const std::string& text) {
    throw std::runtime_error(
        std::string(kind) + " @ " + file + ":" + std::to_string(line) + (*condition == '\0' ? "" : ": ") + condition +
        (text.empty() ? "" : "\n" + text));
}

}  // namespace tt::assert_detail

// The text after the condition is an fmt format with its arguments.
#define TT_FATAL(condition, ...)                                                                  \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            ::tt::assert_detail::fail(                                                            \
                "TT_FATAL", __FILE__, __LINE__, #condition, ::tt::fmt_detail::text(__VA_ARGS__)); \
        }                                                                                         \
    } while (false)
#define TT_ASSERT(condition, ...) TT_FATAL(condition __VA_OPT__(, ) __VA_ARGS__)
#define TT_THROW(...) ::tt::assert_detail::fail("TT_THROW", __FILE__, __LINE__, "", ::tt::fmt_detail::text(__VA_ARGS__))
