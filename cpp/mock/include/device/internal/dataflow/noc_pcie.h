#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_noc.h"

// Memory of the host over PCIe: no simulated device reaches any, so every use ends the run.

FORCE_INLINE std::uint64_t get_system_memory_noc_addr(
    const std::uint32_t, const std::uint32_t, const std::uint32_t, const std::uint32_t = 0, std::uint8_t = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->refuse("get_system_memory_noc_addr: host memory over PCIe", at);
    return 0;
}
FORCE_INLINE void noc_async_read_pcie(
    std::uint64_t, std::uint32_t, std::uint32_t, std::uint8_t = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->refuse("noc_async_read_pcie: host memory over PCIe", at);
}
FORCE_INLINE void noc_async_write_pcie(
    std::uint32_t, std::uint64_t, std::uint32_t, std::uint8_t = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->refuse("noc_async_write_pcie: host memory over PCIe", at);
}
