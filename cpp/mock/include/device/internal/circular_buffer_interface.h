#pragma once

#include <cstdint>

#include "mock/kernel_entry.h"

using tilemetal::mock::abi::LocalCBInterface;

FORCE_INLINE LocalCBInterface& get_local_cb_interface(
    std::uint32_t cb_id, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return *tilemetal::mock::api->cb_interface(cb_id, at);
}

// Compute kernels get addresses of circular buffers in 16-byte words.
#ifdef COMPILE_FOR_TRISC
constexpr std::uint32_t cb_addr_shift = 4;
#else
constexpr std::uint32_t cb_addr_shift = 0;
#endif
