#pragma once

#include <type_traits>

// A set of the bits of an enumeration.
template <typename E>
class Flags {
public:
    static_assert(std::is_enum_v<E>, "the bits of Flags are an enumeration");
    using Underlying = std::underlying_type_t<E>;

    constexpr Flags() noexcept = default;
    constexpr Flags(E flag) noexcept : bits_(static_cast<Underlying>(flag)) {}
    constexpr Flags(E a, E b) noexcept : Flags(Flags(a) | b) {}
    constexpr explicit Flags(Underlying bits) noexcept : bits_(bits) {}

    constexpr Flags operator|(Flags other) const noexcept {
        return Flags(static_cast<Underlying>(bits_ | other.bits_));
    }
    constexpr Flags operator|(E flag) const noexcept { return *this | Flags(flag); }
    constexpr Flags operator&(E flag) const noexcept {
        return Flags(static_cast<Underlying>(bits_ & static_cast<Underlying>(flag)));
    }
    // True when all bits of the flag are set.
    constexpr bool test(E flag) const noexcept {
        return (bits_ & static_cast<Underlying>(flag)) == static_cast<Underlying>(flag);
    }
    constexpr void set(E flag, bool on = true) noexcept {
        bits_ = static_cast<Underlying>(
            on ? bits_ | static_cast<Underlying>(flag) : bits_ & ~static_cast<Underlying>(flag));
    }
    constexpr Underlying raw() const noexcept { return bits_; }
    friend constexpr bool operator==(Flags a, Flags b) noexcept { return a.bits_ == b.bits_; }
    friend constexpr bool operator!=(Flags a, Flags b) noexcept { return a.bits_ != b.bits_; }

private:
    Underlying bits_ = 0;
};
