#pragma once

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <type_traits>
#include <utility>
#include <vector>

#ifndef TILEMETAL_METALIUM_2025
// A 16-bit float with the exponent range of float. Every arithmetic value converts by value, to nearest even;
// bit patterns go through std::bit_cast.
class bfloat16 {
public:
    constexpr bfloat16() = default;
    template <class T>
        requires std::is_arithmetic_v<T>
    constexpr bfloat16(T value) noexcept : bits_(round(static_cast<float>(value))) {}

    // Drops the low mantissa bits.
    static constexpr bfloat16 truncate(float value) {
        return std::bit_cast<bfloat16>(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16));
    }

    constexpr operator float() const { return std::bit_cast<float>(static_cast<std::uint32_t>(bits_) << 16); }

    constexpr bool operator==(bfloat16 rhs) const { return static_cast<float>(*this) == static_cast<float>(rhs); }
    constexpr std::partial_ordering operator<=>(bfloat16 rhs) const noexcept {
        return static_cast<float>(*this) <=> static_cast<float>(rhs);
    }
    constexpr bfloat16& operator+=(bfloat16 rhs) noexcept { return *this = *this + rhs; }
    constexpr bfloat16& operator-=(bfloat16 rhs) noexcept { return *this = *this - rhs; }
    constexpr bfloat16& operator*=(bfloat16 rhs) noexcept { return *this = *this * rhs; }
    constexpr bfloat16& operator/=(bfloat16 rhs) noexcept { return *this = *this / rhs; }
    constexpr bfloat16 operator+(bfloat16 rhs) const { return static_cast<float>(*this) + static_cast<float>(rhs); }
    constexpr bfloat16 operator-(bfloat16 rhs) const { return static_cast<float>(*this) - static_cast<float>(rhs); }
    constexpr bfloat16 operator*(bfloat16 rhs) const { return static_cast<float>(*this) * static_cast<float>(rhs); }
    constexpr bfloat16 operator/(bfloat16 rhs) const { return static_cast<float>(*this) / static_cast<float>(rhs); }

private:
    static constexpr std::uint16_t round(float value) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        if ((bits & 0x7FFFFFFFU) > 0x7F800000U) {
            return 0x7FC0;
        }
        return static_cast<std::uint16_t>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
    }
    std::uint16_t bits_;
};
#endif

std::ostream& operator<<(std::ostream& os, const bfloat16& value);
bool operator==(const std::vector<bfloat16>& lhs, const std::vector<bfloat16>& rhs);

// Packed words hold the first of two values in the low half.
std::uint32_t pack_two_bfloat16_into_uint32(std::pair<bfloat16, bfloat16> two_bfloats);
std::pair<bfloat16, bfloat16> unpack_two_bfloat16_from_uint32(std::uint32_t packed);
std::vector<std::uint32_t> pack_bfloat16_vec_into_uint32_vec(const std::vector<bfloat16>& data);
bfloat16 bfloat16_identity_transform(const bfloat16& input);
std::vector<bfloat16> unpack_uint32_vec_into_bfloat16_vec(
    const std::vector<std::uint32_t>& data,
    const std::function<bfloat16(const bfloat16&)>& transform = bfloat16_identity_transform);

std::vector<bfloat16> create_random_vector_of_bfloat16_native(
    std::size_t num_bytes, float rand_max_float, int seed, float offset = 0.0F);
std::vector<std::uint32_t> create_random_vector_of_bfloat16(
    std::size_t num_bytes, int rand_max_float, int seed, float offset = 0.0F);
std::vector<std::uint32_t> create_constant_vector_of_bfloat16(std::size_t num_bytes, float value);
std::vector<bfloat16> create_identity_matrix(int rows, int cols, int num_ones);

bool is_close(float a, float b, float rtol = 0.01F, float atol = 0.001F);
