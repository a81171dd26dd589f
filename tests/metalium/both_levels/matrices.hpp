#pragma once

// Inputs of the programs and what they are to compute.
#include <cstddef>
#include <cstdint>
#include <tt-metalium/bfloat16.hpp>
#include <vector>

inline std::vector<bfloat16> random_matrix(uint32_t rows, uint32_t columns, int seed) {
    return create_random_vector_of_bfloat16_native(std::size_t{rows} * columns * sizeof(bfloat16), 2.0F, seed, -1.0F);
}

// A B in double precision, row-major.
inline std::vector<float> host_matmul(
    const std::vector<bfloat16>& a, const std::vector<bfloat16>& b, uint32_t m, uint32_t k, uint32_t n) {
    std::vector<double> sums(std::size_t{m} * n);
    for (uint32_t row = 0; row < m; ++row) {
        for (uint32_t i = 0; i < k; ++i) {
            const double factor = static_cast<float>(a[std::size_t{row} * k + i]);
            for (uint32_t column = 0; column < n; ++column) {
                sums[std::size_t{row} * n + column] += factor * static_cast<float>(b[std::size_t{i} * n + column]);
            }
        }
    }
    return {sums.begin(), sums.end()};
}
