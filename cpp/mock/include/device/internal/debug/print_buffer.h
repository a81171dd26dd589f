#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "internal/debug/print_spec.h"
#include "mock/kernel_entry.h"

// Numbers of the device's own formats, for printing.
struct bf16_t {
    std::uint16_t val;
    bf16_t(std::uint16_t val) : val(val) {}
};

namespace tilemetal::mock {

inline float float_of_bits(std::uint32_t bits) {
    float value = 0;
    __builtin_memcpy(&value, &bits, sizeof(value));
    return value;
}

// The text of one print.
class PrintBuffer {
public:
    void text(char c) {
        if (length_ + 1 < sizeof(bytes_)) {
            bytes_[length_++] = c;
        }
    }
    void text(const char* words) {
        while (*words != '\0') {
            text(*words++);
        }
    }

    template <class T>
    void value(const T& item, const PrintSpec& spec) {
        if constexpr (std::is_same_v<T, bool>) {
            padded("", item ? "true" : "false", spec, '<');
        } else if constexpr (std::is_same_v<T, char>) {
            const char one[2] = {item, '\0'};
            padded("", one, spec, '<');
        } else if constexpr (std::is_same_v<T, bf16_t>) {
            value(float_of_bits(std::uint32_t{item.val} << 16), spec);
        } else if constexpr (std::is_enum_v<T>) {
            value(static_cast<std::underlying_type_t<T>>(item), spec);
        } else if constexpr (std::is_floating_point_v<T>) {
            real(static_cast<double>(item), spec);
        } else if constexpr (std::is_convertible_v<T, const char*>) {
            padded("", static_cast<const char*>(item), spec, '<');
        } else if constexpr (std::is_pointer_v<T>) {
            whole(reinterpret_cast<std::uintptr_t>(item), false, with_type(spec, 'p'));
        } else if constexpr (std::is_integral_v<T>) {
            const bool negative = item < T{0};
            const auto wide = static_cast<unsigned long long>(item);
            whole(negative ? 0ULL - wide : wide, negative, spec);
        } else if constexpr (std::is_convertible_v<T, std::uint32_t>) {
            value(static_cast<std::uint32_t>(item), spec);
        } else {
            item.print(*this);
        }
    }

    void send() const { api->print(bytes_, length_); }

private:
    static PrintSpec with_type(PrintSpec spec, char type) {
        spec.type = type;
        return spec;
    }

    void whole(unsigned long long magnitude, bool negative, const PrintSpec& spec) {
        if (spec.type == 'c') {
            const char one[2] = {static_cast<char>(magnitude), '\0'};
            padded("", one, spec, '<');
            return;
        }
        const bool hexadecimal = spec.type == 'x' || spec.type == 'X' || spec.type == 'p';
        const unsigned base = hexadecimal ? 16 : spec.type == 'o' ? 8 : spec.type == 'b' || spec.type == 'B' ? 2 : 10;
        const char* const digits = spec.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
        char reversed[65];
        std::size_t count = 0;
        do {
            reversed[count++] = digits[magnitude % base];
            magnitude /= base;
        } while (magnitude != 0);
        char text[66];
        for (std::size_t i = 0; i < count; ++i) {
            text[i] = reversed[count - 1 - i];
        }
        text[count] = '\0';
        char before[4];
        std::size_t length = sign_into(before, negative, spec);
        if ((spec.alternate || spec.type == 'p') && base != 10) {
            before[length++] = '0';
            before[length++] = spec.type == 'p' ? 'x' : spec.type;
        }
        before[length] = '\0';
        padded(before, text, spec, '>');
    }

    void real(double number, const PrintSpec& spec) {
        const bool negative = __builtin_signbit(number) != 0;
        char format[8] = "%.*g";
        format[3] = spec.type == 0 ? 'g' : spec.type;
        char text[64];
        if (spec.type == 0 && spec.precision < 0) {
            __builtin_snprintf(text, sizeof(text), "%g", negative ? -number : number);
        } else {
            __builtin_snprintf(
                text, sizeof(text), format, spec.precision < 0 ? 6 : spec.precision, negative ? -number : number);
        }
        char before[2];
        before[sign_into(before, negative, spec)] = '\0';
        padded(before, text, spec, '>');
    }

    static std::size_t sign_into(char* before, bool negative, const PrintSpec& spec) {
        if (negative || spec.sign != '-') {
            before[0] = negative ? '-' : spec.sign;
            return 1;
        }
        return 0;
    }

    // `before` (sign, base) stays in front of zeros that fill.
    void padded(const char* before, const char* words, const PrintSpec& spec, char usual) {
        const auto length = static_cast<int>(__builtin_strlen(before) + __builtin_strlen(words));
        const int missing = spec.width > length ? spec.width - length : 0;
        const char align = spec.align != 0 ? spec.align : usual;
        const bool zeros = spec.fill == '0' && spec.align == 0 && usual == '>';
        const int left = align == '>' ? missing : align == '^' ? missing / 2 : 0;
        if (zeros) {
            text(before);
        }
        for (int i = 0; i < left; ++i) {
            text(spec.fill);
        }
        if (!zeros) {
            text(before);
        }
        text(words);
        for (int i = left; i < missing; ++i) {
            text(spec.fill);
        }
    }

    char bytes_[4096];
    std::size_t length_ = 0;
};

}  // namespace tilemetal::mock
