#pragma once

// Included first by the translation unit that wraps a kernel.
#include "mock/abi.h"

// Attributes of the device compilers without a meaning here.
#define FORCE_INLINE inline __attribute__((always_inline))
#define ALWI inline __attribute__((always_inline))
#define tt_l1_ptr
#define tt_reg_ptr

using uint = unsigned int;

// For what instrumented code calls, which must not be instrumented itself.
#if defined(__clang__)
#define TILEMETAL_UNCHECKED __attribute__((no_sanitize("coverage", "address", "kernel-address")))
#else
#define TILEMETAL_UNCHECKED __attribute__((no_sanitize_coverage, no_sanitize_address))
#endif

void kernel_main();

namespace tilemetal::mock {

// Set while the kernel is loaded. A section of its own tells it from variables of the kernel.
__attribute__((section(".tilemetal"))) static const abi::KernelApi* api = nullptr;

// The top of the stack this runs on.
TILEMETAL_UNCHECKED __attribute__((always_inline)) inline std::uint32_t* blocks_to_tick() {
    const auto here = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
    return reinterpret_cast<std::uint32_t*>((here | (abi::kFiberStackBytes - 1)) + 1 - abi::kFiberTopBytes);
}

}  // namespace tilemetal::mock

extern "C" {

// The compiler calls this at every basic block of the kernel.
TILEMETAL_UNCHECKED __attribute__((visibility("hidden"))) void __sanitizer_cov_trace_pc() {
    if (tilemetal::mock::api == nullptr) {
        return;  // constructors and destructors of the kernel's variables run on the host's stack
    }
    std::uint32_t* const blocks = tilemetal::mock::blocks_to_tick();
    if (--*blocks == 0) {
        *blocks = tilemetal::mock::abi::kBlocksPerTick;
        tilemetal::mock::api->tick(__builtin_return_address(0));
    }
}

TILEMETAL_UNCHECKED __attribute__((visibility("default"))) bool tilemetal_mock_bind(
    const tilemetal::mock::abi::KernelApi* table) {
    if (table == nullptr) {
        tilemetal::mock::api = nullptr;
        return true;
    }
    if (table->version != tilemetal::mock::abi::kVersion || table->size != sizeof(tilemetal::mock::abi::KernelApi)) {
        return false;
    }
    tilemetal::mock::api = table;
    return true;
}

TILEMETAL_UNCHECKED __attribute__((visibility("default"))) void tilemetal_mock_run() { kernel_main(); }
}

#if defined(TILEMETAL_CHECKED_MEMORY)
#include "mock/kernel_memory.h"
#endif
