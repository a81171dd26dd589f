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

// One function for each level, for calls with a type first and without: log_info(tt::LogMetal, "{} cores", n).
template <Level L>
struct Log {
    const char* name;

    template <class... Args>
    void operator()(LogType type, fmt_detail::Format<Args...> format, const Args&... args) const {
        write(L, type, name, fmt_detail::text<Args...>(format, args...));
    }
    template <class... Args>
    void operator()(fmt_detail::Format<Args...> format, const Args&... args) const {
        write(L, LogType::LogAlways, name, fmt_detail::text<Args...>(format, args...));
    }
};

}  // namespace log_detail

inline constexpr log_detail::Log<log_detail::Level::Trace> log_trace{"trace"};
inline constexpr log_detail::Log<log_detail::Level::Debug> log_debug{"debug"};
inline constexpr log_detail::Log<log_detail::Level::Info> log_info{"info"};
inline constexpr log_detail::Log<log_detail::Level::Warning> log_warning{"warning"};
inline constexpr log_detail::Log<log_detail::Level::Error> log_error{"error"};
inline constexpr log_detail::Log<log_detail::Level::Critical> log_critical{"critical"};
inline constexpr log_detail::Log<log_detail::Level::Critical> log_fatal{"critical"};

}  // namespace tt

// Programs use them without a namespace, too.
using tt::log_critical;
using tt::log_debug;
using tt::log_error;
using tt::log_fatal;
using tt::log_info;
using tt::log_trace;
using tt::log_warning;
