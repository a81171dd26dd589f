#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <tt_stl/fmt.hpp>

namespace tt {

// What a message is about.
enum class LogType {
    LogAlways,
    LogTest,
    LogTimer,
    LogDevice,
    LogLLRuntime,
    LogLoader,
    LogBuildKernels,
    LogVerif,
    LogOp,
    LogDispatch,
    LogFabric,
    LogMetal,
    LogMetalTrace,
    LogSiliconDriver,
    LogEmulationDriver,
};
using enum LogType;

namespace log_detail {

enum class Level { Trace, Debug, Info, Warning, Error, Critical, Off };

// TT_LOGGER_LEVEL: trace, debug, info (the default), warning, error, critical or off.
inline Level threshold() {
    static const Level level = [] {
        const char* name = std::getenv("TT_LOGGER_LEVEL");
        constexpr std::string_view kNames[] = {"trace", "debug", "info", "warning", "error", "critical", "off"};
        for (int i = 0; name != nullptr && i < 7; ++i) {
            if (kNames[i] == name) {
                return static_cast<Level>(i);
            }
        }
        return Level::Info;
    }();
    return level;
}

inline const char* name_of(LogType type) {
    constexpr const char* kNames[] = {
        "Always", "Test",     "Timer",  "Device", "LLRuntime",  "Loader",        "BuildKernels",   "Verif",
        "Op",     "Dispatch", "Fabric", "Metal",  "MetalTrace", "SiliconDriver", "EmulationDriver"};
    return kNames[static_cast<int>(type)];
}

inline void write(Level level, LogType type, const char* name, const std::string& text) {
    if (level >= threshold()) {
        std::printf("%-8s | %15s | %s\n", name, name_of(type), text.c_str());
    }
}

template <class... Args>
void log(Level level, const char* name, LogType type, fmt_detail::Format<Args...> format, const Args&... args) {
    write(level, type, name, fmt_detail::text<Args...>(format, args...));
}
template <class... Args>
void log(Level level, const char* name, fmt_detail::Format<Args...> format, const Args&... args) {
    write(level, LogType::LogAlways, name, fmt_detail::text<Args...>(format, args...));
}

}  // namespace log_detail
}  // namespace tt

// (format, arguments...), or with a type first: log_info(tt::LogMetal, "{} cores", n).
#define log_trace(...) ::tt::log_detail::log(::tt::log_detail::Level::Trace, "trace", __VA_ARGS__)
#define log_debug(...) ::tt::log_detail::log(::tt::log_detail::Level::Debug, "debug", __VA_ARGS__)
#define log_info(...) ::tt::log_detail::log(::tt::log_detail::Level::Info, "info", __VA_ARGS__)
#define log_warning(...) ::tt::log_detail::log(::tt::log_detail::Level::Warning, "warning", __VA_ARGS__)
#define log_error(...) ::tt::log_detail::log(::tt::log_detail::Level::Error, "error", __VA_ARGS__)
#define log_critical(...) ::tt::log_detail::log(::tt::log_detail::Level::Critical, "critical", __VA_ARGS__)
#define log_fatal(...) log_critical(__VA_ARGS__)
