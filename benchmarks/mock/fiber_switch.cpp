// How long it takes to enter a fiber, or to leave it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "fiber.hpp"

int main() {
    constexpr int kTurns = 1'000'000;
    std::vector<double> nanoseconds;
    for (int i = 0; i < 5; ++i) {
        tilemetal::mock::Fiber* self = nullptr;
        tilemetal::mock::Fiber fiber([&] {
            for (int turn = 1; turn < kTurns; ++turn) {
                self->suspend();
            }
        });
        self = &fiber;
        const auto start = std::chrono::steady_clock::now();
        while (!fiber.finished()) {
            fiber.resume();
        }
        const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
        nanoseconds.push_back(taken.count() / (2.0 * kTurns));
    }
    std::nth_element(nanoseconds.begin(), nanoseconds.begin() + 2, nanoseconds.end());
    std::printf("{\"nanoseconds\": %g}\n", nanoseconds[2]);
    return 0;
}
