#pragma once

#include <cstdint>

// Divisions by constants, which the device's processors do by multiplication.
constexpr unsigned int mulsi3(unsigned int a, unsigned int b) { return a * b; }

template <std::uint32_t d>
constexpr std::uint32_t udivsi3_const_divisor(std::uint32_t n) {
    return n / d;
}
template <std::uint32_t d>
constexpr std::uint32_t umodsi3_const_divisor(std::uint32_t a) {
    return a % d;
}
