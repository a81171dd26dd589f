#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_cmd_bufs.h"
#include "internal/dataflow/noc_address_parts.h"
#include "internal/l1_cache.h"

// NoC addresses, transfers and barriers.

FORCE_INLINE std::uint64_t get_noc_addr(
    std::uint32_t noc_x, std::uint32_t noc_y, std::uint32_t addr, std::uint8_t = noc_index) {
    return tilemetal::mock::node_bits(noc_x, noc_y) | addr;
}
FORCE_INLINE std::uint64_t get_noc_addr(std::uint32_t addr, std::uint8_t noc = noc_index) {
    return tilemetal::mock::node_bits(my_x[noc], my_y[noc]) | addr;
}
FORCE_INLINE std::uint64_t get_noc_multicast_addr(
    std::uint32_t x_start, std::uint32_t y_start, std::uint32_t x_end, std::uint32_t y_end, std::uint32_t addr,
    std::uint8_t = noc_index) {
    return tilemetal::mock::node_bits(x_end, y_end) |
           (tilemetal::mock::node_bits(x_start, y_start) << (2 * NOC_ADDR_NODE_ID_BITS)) | addr;
}
FORCE_INLINE std::uint64_t get_noc_addr_helper(std::uint32_t noc_xy, std::uint32_t addr) {
    return NOC_XY_ADDR2(noc_xy, addr);
}
template <bool DRAM>
FORCE_INLINE std::uint64_t get_noc_addr_from_bank_id(
    std::uint32_t bank_id, std::uint32_t bank_address_offset, std::uint8_t = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->bank_address(DRAM, bank_id, bank_address_offset, at);
}

template <std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, bool enable_noc_tracing = true>
FORCE_INLINE void noc_async_read(
    std::uint64_t src_noc_addr, std::uint32_t dst_local_l1_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    std::uint32_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_read(src_noc_addr, dst_local_l1_addr, size, noc, at);
}
template <bool enable_noc_tracing = true>
FORCE_INLINE void noc_async_read_one_packet(
    std::uint64_t src_noc_addr, std::uint32_t dst_local_l1_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    std::uint32_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (size > NOC_MAX_BURST_SIZE) {
        tilemetal::mock::api->refuse("noc_async_read_one_packet of more than NOC_MAX_BURST_SIZE bytes", at);
    }
    tilemetal::mock::api->noc_read(src_noc_addr, dst_local_l1_addr, size, noc, at);
}

template <std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1, bool enable_noc_tracing = true, bool posted = false>
FORCE_INLINE void noc_async_write(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    std::uint32_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write(
        src_local_l1_addr, dst_noc_addr, size, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}
template <bool enable_noc_tracing = true, bool posted = false>
FORCE_INLINE void noc_async_write_one_packet(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    std::uint32_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (size > NOC_MAX_BURST_SIZE) {
        tilemetal::mock::api->refuse("noc_async_write_one_packet of more than NOC_MAX_BURST_SIZE bytes", at);
    }
    tilemetal::mock::api->noc_write(
        src_local_l1_addr, dst_noc_addr, size, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}

// The sender, if it lies in the rectangle, does not receive and is not counted in num_dests.
template <std::uint32_t max_page_size = NOC_MAX_BURST_SIZE + 1>
FORCE_INLINE void noc_async_write_multicast(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr_multicast, std::uint32_t size, std::uint32_t num_dests,
    bool linked = false, std::uint8_t noc = noc_index, std::uint8_t = NOC_MULTICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write_multicast(
        src_local_l1_addr, dst_noc_addr_multicast, size, num_dests, noc, linked ? tilemetal::mock::abi::kLinked : 0,
        at);
}
template <bool enable_noc_tracing = true>
FORCE_INLINE void noc_async_write_multicast_one_packet(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr_multicast, std::uint32_t size, std::uint32_t num_dests,
    bool linked = false, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_multicast<>(
        src_local_l1_addr, dst_noc_addr_multicast, size, num_dests, linked, noc, NOC_MULTICAST_WRITE_VC, at);
}
// The sender lies in the rectangle, receives and is counted.
FORCE_INLINE void noc_async_write_multicast_loopback_src(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr_multicast, std::uint32_t size, std::uint32_t num_dests,
    bool linked = false, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write_multicast(
        src_local_l1_addr, dst_noc_addr_multicast, size, num_dests, noc,
        tilemetal::mock::abi::kLoopback | (linked ? tilemetal::mock::abi::kLinked : 0), at);
}

FORCE_INLINE void noc_async_read_barrier(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::Read, noc, at);
}
FORCE_INLINE void noc_async_write_barrier(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::Write, noc, at);
}
FORCE_INLINE void noc_async_writes_flushed(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::WriteFlush, noc, at);
}
FORCE_INLINE void noc_async_posted_writes_flushed(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::PostedWriteFlush, noc, at);
}
FORCE_INLINE void noc_async_atomic_barrier(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::Atomic, noc, at);
}
FORCE_INLINE void noc_async_full_barrier(
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_barrier(tilemetal::mock::abi::Barrier::Full, noc, at);
}
