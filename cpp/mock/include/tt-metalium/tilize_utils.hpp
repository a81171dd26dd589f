#pragma once

#include <cstdint>
#include <vector>

// Row-major m x n matrices (multiples of 32) to 32x32 tiles of four 16x16 faces, tiles in row-major order, and back.
// T is bfloat16, float, uint32_t, uint16_t, int32_t or uint8_t. Throw std::runtime_error for other shapes.
template <typename T>
std::vector<T> tilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);

template <typename T>
std::vector<T> untilize_nfaces(const std::vector<T>& input, std::uint32_t m, std::uint32_t n);
