#pragma once

#include <stdexcept>
#include <string>

namespace tt::assert_detail {

// Reports a failed condition; the arguments after the text are accepted for source compatibility.
template <class... Args>
[[noreturn]] void fail(const char* file, int line, const char* condition, const std::string& text, const Args&...) {
    throw std::runtime_error(std::string(file) + ":" + std::to_string(line) + ": " + condition + ": " + text);
}
[[noreturn]] inline void fail(const char* file, int line, const char* condition) { fail(file, line, condition, ""); }

}  // namespace tt::assert_detail

#define TT_FATAL(condition, ...)                                                                               \
    do {                                                                                                       \
        if (!(condition)) {                                                                                    \
            ::tt::assert_detail::fail(__FILE__, __LINE__, "TT_FATAL: " #condition __VA_OPT__(, ) __VA_ARGS__); \
        }                                                                                                      \
    } while (false)
#define TT_ASSERT(condition, ...) TT_FATAL(condition __VA_OPT__(, ) __VA_ARGS__)
#define TT_THROW(...) ::tt::assert_detail::fail(__FILE__, __LINE__, "TT_THROW" __VA_OPT__(, ) __VA_ARGS__)
