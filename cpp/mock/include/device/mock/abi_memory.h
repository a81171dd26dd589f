#pragma once

#include <cstddef>
#include <cstdint>

// How kernels reach memory by plain pointers: their loads, stores and block copies are checked by the runtime.
namespace tilemetal::mock::abi {

struct MemoryApi {
    // Each `place` is the return address of the instrumented code. Returns when the access is allowed.
    void (*access)(std::uintptr_t address, std::size_t size, bool store, const void* place);
    void (*copy)(void* target, const void* source, std::size_t size, const void* place);
    void (*fill)(void* target, int value, std::size_t size, const void* place);
};

// L1 and the stacks of kernels lie below.
inline constexpr std::uintptr_t kLowMemoryEnd = 0x8000'0000;

}  // namespace tilemetal::mock::abi
