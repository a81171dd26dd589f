#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "mock/kernel_entry.h"

// DPRINT("x={} y={:x}\n", x, y): integers, floats, characters and strings. A compute kernel runs once here, so each
// of its prints appears once, whichever of the processors it is meant for.
namespace tilemetal::mock {

class PrintBuffer {
public:
    void text(char c) {
        if (length_ + 1 < sizeof(bytes_)) {
            bytes_[length_++] = c;
        }
    }

    template <class T>
    void value(const T& item, bool hexadecimal) {
        char* const end = bytes_ + length_;
        const std::size_t room = sizeof(bytes_) - length_;
        int written = 0;
        if constexpr (std::is_same_v<T, char>) {
            text(item);
        } else if constexpr (std::is_floating_point_v<T>) {
            written = __builtin_snprintf(end, room, "%g", static_cast<double>(item));
        } else if constexpr (std::is_convertible_v<T, const char*>) {
            written = __builtin_snprintf(end, room, "%s", static_cast<const char*>(item));
        } else if constexpr (std::is_signed_v<T>) {
            written = __builtin_snprintf(end, room, hexadecimal ? "%llx" : "%lld", static_cast<long long>(item));
        } else {
            written =
                __builtin_snprintf(end, room, hexadecimal ? "%llx" : "%llu", static_cast<unsigned long long>(item));
        }
        if (written > 0) {
            length_ += static_cast<std::size_t>(written) < room ? static_cast<std::size_t>(written) : room - 1;
        }
    }

    void send() const { api->print(bytes_, length_); }

private:
    char bytes_[512];
    std::size_t length_ = 0;
};

inline void format_into(PrintBuffer& out, const char* format) {
    for (; *format != '\0'; ++format) {
        out.text(*format);
    }
}

template <class First, class... Rest>
void format_into(PrintBuffer& out, const char* format, const First& first, const Rest&... rest) {
    for (; *format != '\0'; ++format) {
        if (*format != '{') {
            out.text(*format);
            continue;
        }
        bool hexadecimal = false;
        for (; *format != '\0' && *format != '}'; ++format) {
            hexadecimal = hexadecimal || *format == 'x';
        }
        out.value(first, hexadecimal);
        format_into(out, *format == '\0' ? format : format + 1, rest...);
        return;
    }
}

template <class... Items>
void device_print(const char* format, const Items&... items) {
    PrintBuffer out;
    format_into(out, format, items...);
    out.send();
}

}  // namespace tilemetal::mock

#define DEVICE_PRINT(...) tilemetal::mock::device_print(__VA_ARGS__)
#define DPRINT(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_UNPACK(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_MATH(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_PACK(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_DATA0(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_DATA1(...) DEVICE_PRINT(__VA_ARGS__)
