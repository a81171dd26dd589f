#pragma once

// The comparison that decides a program's exit code.
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <vector>

// Prints the first differences and the verdict; `tolerance` is absolute plus relative.
template <class Got, class Expected>
int verdict(const std::vector<Got>& got, const std::vector<Expected>& expected, float tolerance) {
    std::size_t wrong = got.size() == expected.size() ? 0 : 1;
    if (wrong != 0) {
        std::printf("%zu values, expected %zu\n", got.size(), expected.size());
    }
    for (std::size_t i = 0; i < got.size() && i < expected.size(); ++i) {
        const auto value = static_cast<float>(got[i]);
        const auto wanted = static_cast<float>(expected[i]);
        if (!(std::abs(value - wanted) <= tolerance + tolerance * std::abs(wanted)) && ++wrong <= 5) {
            std::printf("[%zu] is %g, expected %g\n", i, static_cast<double>(value), static_cast<double>(wanted));
        }
    }
    std::printf(wrong == 0 ? "PASS\n" : "FAIL: %zu differences\n", wrong);
    return wrong == 0 ? 0 : 1;
}
