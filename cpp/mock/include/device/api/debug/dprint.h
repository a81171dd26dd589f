#pragma once

#include <type_traits>

#include "api/debug/dprint_tile.h"
#include "internal/debug/print_buffer.h"

// DPRINT("x={} y={:#010x}\n", x, y) with the format fields of fmt. A compute kernel runs once here, so each of its
// prints appears once, whichever of the processors it is meant for.
namespace tilemetal::mock {

// Prints the item number `index`.
inline bool print_item(PrintBuffer&, const PrintSpec&, int) { return false; }
template <class First, class... Rest>
bool print_item(PrintBuffer& out, const PrintSpec& spec, int index, const First& first, const Rest&... rest) {
    if (index == 0) {
        out.value(first, spec);
        return true;
    }
    return print_item(out, spec, index - 1, rest...);
}

template <class... Items>
void format_into(PrintBuffer& out, const char* format, const Items&... items) {
    int next = 0;
    while (*format != '\0') {
        const char c = *format++;
        if ((c == '{' || c == '}') && *format == c) {
            ++format;
        } else if (c == '{') {
            PrintSpec spec;
            format = parse_print_spec(format, spec);
            if (format == nullptr || !print_item(out, spec, spec.index < 0 ? next : spec.index, items...)) {
                api->refuse("a print whose format does not fit its values", abi::Location{nullptr, 0});
            }
            ++next;
            continue;
        }
        out.text(c);
    }
}

// By value, so that volatile words and array names may be given.
template <class... Items>
void device_print(const char* format, Items... items) {
    PrintBuffer out;
    format_into(out, format, items...);
    out.send();
}

}  // namespace tilemetal::mock

#define DEVICE_PRINT(...) tilemetal::mock::device_print(__VA_ARGS__)
#define DEVICE_PRINT_UNPACK(...) DEVICE_PRINT(__VA_ARGS__)
#define DEVICE_PRINT_MATH(...) DEVICE_PRINT(__VA_ARGS__)
#define DEVICE_PRINT_PACK(...) DEVICE_PRINT(__VA_ARGS__)
// Only the processor a print is for prints it.
#ifdef COMPILE_FOR_BRISC
#define DEVICE_PRINT_DATA0(...) DEVICE_PRINT(__VA_ARGS__)
#else
#define DEVICE_PRINT_DATA0(...)
#endif
#ifdef COMPILE_FOR_NCRISC
#define DEVICE_PRINT_DATA1(...) DEVICE_PRINT(__VA_ARGS__)
#else
#define DEVICE_PRINT_DATA1(...)
#endif
#define DPRINT(...) DEVICE_PRINT(__VA_ARGS__)
#define DPRINT_UNPACK(...) DEVICE_PRINT_UNPACK(__VA_ARGS__)
#define DPRINT_MATH(...) DEVICE_PRINT_MATH(__VA_ARGS__)
#define DPRINT_PACK(...) DEVICE_PRINT_PACK(__VA_ARGS__)
#define DPRINT_DATA0(...) DEVICE_PRINT_DATA0(__VA_ARGS__)
#define DPRINT_DATA1(...) DEVICE_PRINT_DATA1(__VA_ARGS__)
