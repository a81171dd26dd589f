#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "mock/kernel_entry.h"

// Items that change how later items of the kernel are printed, or say what a number is.
struct ENDL {};
struct HEX {};
struct DEC {};
struct OCT {};
struct FIXED {};
struct DEFAULTFLOAT {};
struct SETW {
    explicit constexpr SETW(int width, bool sticky = true) : width(width), sticky(sticky) {}
    int width;
    bool sticky;
};
struct SETPRECISION {
    explicit constexpr SETPRECISION(int digits) : digits(digits) {}
    int digits;
};
struct BF16 {
    explicit constexpr BF16(std::uint16_t bits) : bits(bits) {}
    std::uint16_t bits;
};
struct F32 {
    explicit constexpr F32(float value) : value(value) {}
    float value;
};
struct U32 {
    explicit constexpr U32(std::uint32_t value) : value(value) {}
    std::uint32_t value;
};

namespace tilemetal::mock {

struct PrintFormat {
    int base = 10;
    int width = 0;
    bool width_for_all = true;
    int digits = 6;
    bool fixed = false;
};

// Holds for all prints of a kernel on a core, as the host's stream for that processor does.
inline PrintFormat print_format;

class PrintStream {
public:
    // A character.
    const PrintStream& operator<<(char c) const { return send(&c, 1); }
    const PrintStream& operator<<(const char* text) const { return padded(text, __builtin_strlen(text)); }
    const PrintStream& operator<<(bool value) const { return *this << static_cast<unsigned>(value); }
    template <class T, std::enable_if_t<std::is_integral_v<T>, int> = 0>
    const PrintStream& operator<<(T value) const {
        char text[32];
        int length = 0;
        if (print_format.base == 10) {
            length = std::is_signed_v<T>
                         ? __builtin_snprintf(text, sizeof(text), "%lld", static_cast<long long>(value))
                         : __builtin_snprintf(text, sizeof(text), "%llu", static_cast<unsigned long long>(value));
        } else {
            length = __builtin_snprintf(
                text, sizeof(text), print_format.base == 16 ? "%llx" : "%llo",
                static_cast<unsigned long long>(static_cast<std::make_unsigned_t<T>>(value)));
        }
        return padded(text, static_cast<std::size_t>(length));
    }
    template <class T, std::enable_if_t<std::is_enum_v<T>, int> = 0>
    const PrintStream& operator<<(T value) const {
        return *this << static_cast<std::underlying_type_t<T>>(value);
    }
    const PrintStream& operator<<(double value) const {
        char text[64];
        const int length =
            __builtin_snprintf(text, sizeof(text), print_format.fixed ? "%.*f" : "%.*g", print_format.digits, value);
        return padded(text, static_cast<std::size_t>(length) < sizeof(text) ? length : sizeof(text) - 1);
    }
    const PrintStream& operator<<(float value) const { return *this << static_cast<double>(value); }
    const PrintStream& operator<<(F32 item) const { return *this << item.value; }
    const PrintStream& operator<<(U32 item) const { return *this << item.value; }
    const PrintStream& operator<<(BF16 item) const {
        const std::uint32_t bits = std::uint32_t{item.bits} << 16;
        float value;
        __builtin_memcpy(&value, &bits, sizeof(value));
        return *this << value;
    }
    template <class T>
    const PrintStream& operator<<(T* address) const {
        return *this << static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(address));
    }

    const PrintStream& operator<<(ENDL) const { return *this << '\n'; }
    const PrintStream& operator<<(HEX) const { return in_base(16); }
    const PrintStream& operator<<(DEC) const { return in_base(10); }
    const PrintStream& operator<<(OCT) const { return in_base(8); }
    const PrintStream& operator<<(FIXED) const {
        print_format.fixed = true;
        return *this;
    }
    const PrintStream& operator<<(DEFAULTFLOAT) const {
        print_format.fixed = false;
        return *this;
    }
    const PrintStream& operator<<(SETPRECISION item) const {
        print_format.digits = item.digits;
        return *this;
    }
    const PrintStream& operator<<(SETW item) const {
        print_format.width = item.width;
        print_format.width_for_all = item.sticky;
        return *this;
    }

private:
    const PrintStream& in_base(int base) const {
        print_format.base = base;
        return *this;
    }
    const PrintStream& padded(const char* text, std::size_t length) const {
        for (auto room = static_cast<std::size_t>(print_format.width); room > length; --room) {
            send(" ", 1);
        }
        if (!print_format.width_for_all) {
            print_format.width = 0;
        }
        return send(text, length);
    }
    const PrintStream& send(const char* text, std::size_t length) const {
        api->print(text, length);
        return *this;
    }
};

}  // namespace tilemetal::mock
