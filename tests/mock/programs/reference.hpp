#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "program_test.hpp"

namespace program_test {

inline std::vector<float> host_matmul(
    const std::vector<bfloat16>& a, const std::vector<bfloat16>& b, uint32_t m, uint32_t k, uint32_t n) {
    std::vector<float> c(std::size_t{m} * n, 0.0F);
    for (uint32_t i = 0; i < m; ++i) {
        for (uint32_t p = 0; p < k; ++p) {
            const float left = a[std::size_t{i} * k + p];
            for (uint32_t j = 0; j < n; ++j) {
                c[std::size_t{i} * n + j] += left * static_cast<float>(b[std::size_t{p} * n + j]);
            }
        }
    }
    return c;
}

}  // namespace program_test
