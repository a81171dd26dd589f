#pragma once

#include <cstdint>

// Who uses a semaphore.
enum class SemScope : std::uint8_t { LOCAL_NONATOMIC = 0, DM_LOCAL_CACHED = 1, EXTERNAL = 2, COMPUTE_ATOMIC = 3 };

// What generated code names a semaphore by.
struct SemaphoreBindingToken {
    std::uint32_t id;
    SemScope scope;
};
