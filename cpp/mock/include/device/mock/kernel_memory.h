#pragma once

#include "mock/abi.h"

// The calls a compiler puts before every load and store of a kernel when it instruments them (the interface of the
// kernel address sanitizer), and the block functions it leaves alone. Whatever may be L1 goes to the runtime; locals
// and constants cost a comparison.
#define TILEMETAL_HOOK TILEMETAL_UNCHECKED __attribute__((visibility("hidden")))

namespace tilemetal::mock {

// `place` as a value of the caller: only there it is the address of the instrumented code.
TILEMETAL_UNCHECKED __attribute__((always_inline)) inline void check_access(
    std::uintptr_t address, std::size_t size, bool store, const void* place) {
    const auto frame = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    const bool local = (address ^ frame) < abi::kFiberStackBytes;
    if (__builtin_expect(address < abi::kLowMemoryEnd && !local, 0)) {
        api->memory->access(address, size, store, place);
    }
}

// Constructors and destructors of the kernel's variables run without the runtime. Volatile, so that the loop does not
// become a call of this function.
TILEMETAL_UNCHECKED inline void copy_block(void* target, const void* source, std::size_t size, const void* place) {
    if (api != nullptr) {
        api->memory->copy(target, source, size, place);
        return;
    }
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t at = target < source ? i : size - 1 - i;
        static_cast<volatile char*>(target)[at] = static_cast<const volatile char*>(source)[at];
    }
}

}  // namespace tilemetal::mock

extern "C" {

#define TILEMETAL_CHECKED_SIZE(bytes)                                                      \
    TILEMETAL_HOOK void __asan_load##bytes##_noabort(std::uintptr_t address) {             \
        tilemetal::mock::check_access(address, bytes, false, __builtin_return_address(0)); \
    }                                                                                      \
    TILEMETAL_HOOK void __asan_store##bytes##_noabort(std::uintptr_t address) {            \
        tilemetal::mock::check_access(address, bytes, true, __builtin_return_address(0));  \
    }
TILEMETAL_CHECKED_SIZE(1)
TILEMETAL_CHECKED_SIZE(2)
TILEMETAL_CHECKED_SIZE(4)
TILEMETAL_CHECKED_SIZE(8)
TILEMETAL_CHECKED_SIZE(16)
#undef TILEMETAL_CHECKED_SIZE

TILEMETAL_HOOK void __asan_loadN_noabort(std::uintptr_t address, std::size_t size) {
    tilemetal::mock::check_access(address, size, false, __builtin_return_address(0));
}
TILEMETAL_HOOK void __asan_storeN_noabort(std::uintptr_t address, std::size_t size) {
    tilemetal::mock::check_access(address, size, true, __builtin_return_address(0));
}
TILEMETAL_HOOK void __asan_handle_no_return() {}

// Named by their symbols, so that they do not clash with the declarations of the C library.
void* tilemetal_memcpy(void* target, const void* source, std::size_t size) asm("memcpy");
void* tilemetal_memmove(void* target, const void* source, std::size_t size) asm("memmove");
void* tilemetal_memset(void* target, int value, std::size_t size) asm("memset");

TILEMETAL_HOOK void* tilemetal_memcpy(void* target, const void* source, std::size_t size) {
    tilemetal::mock::copy_block(target, source, size, __builtin_return_address(0));
    return target;
}
TILEMETAL_HOOK void* tilemetal_memmove(void* target, const void* source, std::size_t size) {
    tilemetal::mock::copy_block(target, source, size, __builtin_return_address(0));
    return target;
}
TILEMETAL_HOOK void* tilemetal_memset(void* target, int value, std::size_t size) {
    using tilemetal::mock::api;
    if (api != nullptr) {
        api->memory->fill(target, value, size, __builtin_return_address(0));
        return target;
    }
    for (std::size_t i = 0; i < size; ++i) {
        static_cast<volatile char*>(target)[i] = static_cast<char>(value);
    }
    return target;
}
}

#undef TILEMETAL_HOOK
