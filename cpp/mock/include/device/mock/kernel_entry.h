#pragma once

// Included first by the translation unit that wraps a kernel.
#include "mock/abi.h"

// Attributes of the device compilers without a meaning here.
#define FORCE_INLINE inline __attribute__((always_inline))
#define ALWI inline __attribute__((always_inline))
#define tt_l1_ptr
#define tt_reg_ptr

void kernel_main();

namespace tilemetal::mock {

// Set once when the kernel is loaded. A section of its own tells it from variables of the kernel.
__attribute__((section(".tilemetal"))) static const abi::KernelApi* api = nullptr;
__attribute__((section(".tilemetal"))) static std::uint32_t blocks_to_tick = 1U << 16;

}  // namespace tilemetal::mock

extern "C" {

// The compiler calls this at every basic block of the kernel.
__attribute__((no_sanitize_coverage, visibility("hidden"))) void __sanitizer_cov_trace_pc() {
    if (--tilemetal::mock::blocks_to_tick == 0) {
        tilemetal::mock::blocks_to_tick = 1U << 16;
        tilemetal::mock::api->tick();
    }
}

__attribute__((no_sanitize_coverage, visibility("default"))) bool tilemetal_mock_bind(
    const tilemetal::mock::abi::KernelApi* table) {
    if (table->version != tilemetal::mock::abi::kVersion || table->size != sizeof(tilemetal::mock::abi::KernelApi)) {
        return false;
    }
    tilemetal::mock::api = table;
    return true;
}

__attribute__((no_sanitize_coverage, visibility("default"))) void tilemetal_mock_run() { kernel_main(); }
}
