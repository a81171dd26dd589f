#pragma once

#define TILEMETAL_METALIUM_2025 1
#include <bit>
#include <cstddef>
#include <cstdint>
#include <level_2025.hpp>

// A 16-bit float with the exponent range of float. A float is rounded to nearest even; an integer is the bit pattern.
class bfloat16 {
public:
    static constexpr std::size_t SIZEOF = 2;

    constexpr bfloat16() = default;
    constexpr bfloat16(float value) noexcept : bits_(round(value)) {}
    constexpr bfloat16(std::uint32_t bits) noexcept : bits_(static_cast<std::uint16_t>(bits)) {}
    constexpr bfloat16(std::uint16_t bits) noexcept : bits_(bits) {}
    constexpr bfloat16(int bits) noexcept : bits_(static_cast<std::uint16_t>(bits)) {}

    constexpr float to_float() const { return std::bit_cast<float>(static_cast<std::uint32_t>(bits_) << 16); }
    constexpr std::uint16_t to_packed() const { return bits_; }
    constexpr std::uint16_t to_uint16() const { return bits_; }
    constexpr operator float() const { return to_float(); }

    constexpr bool operator==(bfloat16 rhs) const { return bits_ == rhs.bits_; }
    constexpr bool operator!=(bfloat16 rhs) const { return bits_ != rhs.bits_; }

private:
    static constexpr std::uint16_t round(float value) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        const bool is_nan = (bits & 0x7FFFFFFFU) > 0x7F800000U;
        return is_nan ? std::uint16_t{0x7FC0}
                      : static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
    }
    std::uint16_t bits_;
};

#include_next <tt-metalium/bfloat16.hpp>
