#pragma once

#include <cstdint>

#include "api/compile_time_args.h"
#include "hostdevcommon/kernel_structs.h"
#include "internal/data_format.h"
#include "mock/kernel_entry.h"

// What data-movement and compute kernels have in common: arguments and identity.

template <typename T>
FORCE_INLINE T get_arg_val(int arg_idx, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(sizeof(T) == 4, "runtime arguments are 4 bytes");
    const std::uint32_t word = tilemetal::mock::api->argument(static_cast<std::uint32_t>(arg_idx), false, at);
    T value;
    __builtin_memcpy(&value, &word, sizeof(T));
    return value;
}

template <typename T>
FORCE_INLINE T
get_common_arg_val(int arg_idx, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(sizeof(T) == 4, "runtime arguments are 4 bytes");
    const std::uint32_t word = tilemetal::mock::api->argument(static_cast<std::uint32_t>(arg_idx), true, at);
    T value;
    __builtin_memcpy(&value, &word, sizeof(T));
    return value;
}

FORCE_INLINE std::uintptr_t get_arg_addr(
    int arg_idx, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->argument_address(static_cast<std::uint32_t>(arg_idx), false, at);
}
FORCE_INLINE std::uintptr_t get_common_arg_addr(
    int arg_idx, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->argument_address(static_cast<std::uint32_t>(arg_idx), true, at);
}

inline std::uint32_t get_absolute_logical_x() {
    return tilemetal::mock::api->identity(tilemetal::mock::abi::Identity::AbsoluteLogicalX, 0);
}
inline std::uint32_t get_absolute_logical_y() {
    return tilemetal::mock::api->identity(tilemetal::mock::abi::Identity::AbsoluteLogicalY, 0);
}
inline std::uint32_t get_relative_logical_x() {
    return tilemetal::mock::api->identity(tilemetal::mock::abi::Identity::RelativeLogicalX, 0);
}
inline std::uint32_t get_relative_logical_y() {
    return tilemetal::mock::api->identity(tilemetal::mock::abi::Identity::RelativeLogicalY, 0);
}
constexpr std::uint32_t get_num_threads() { return 1; }
constexpr std::uint32_t get_my_thread_id() { return 0; }
