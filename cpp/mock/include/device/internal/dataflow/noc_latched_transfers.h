#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_noc.h"
#include "mock/abi_noc.h"

// Transfers whose far side was latched before: each call gives the low 32 bits of the address only. The one-packet
// forms latch the size too.

FORCE_INLINE void noc_async_read_set_state(
    std::uint64_t src_noc_addr, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->set_state(
        tilemetal::mock::abi::NocChannel::Read, src_noc_addr, tilemetal::mock::abi::kLatchedSize, noc, at);
}
template <bool inc_num_issued = true, bool skip_cmdbuf_chk = false>
FORCE_INLINE void noc_async_read_with_state(
    std::uint32_t src_local_l1_addr, std::uint32_t dst_local_l1_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->read_with_state(src_local_l1_addr, dst_local_l1_addr, size, noc, at);
}
template <bool use_vc = false>
FORCE_INLINE void noc_async_read_one_packet_set_state(
    std::uint64_t src_noc_addr, std::uint32_t size, const std::uint32_t = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (size > NOC_MAX_BURST_SIZE) {
        tilemetal::mock::api->refuse("noc_async_read_one_packet_set_state of more than NOC_MAX_BURST_SIZE bytes", at);
    }
    tilemetal::mock::api->noc->set_state(tilemetal::mock::abi::NocChannel::Read, src_noc_addr, size, noc, at);
}
template <bool inc_num_issued = true, bool use_vc = false>
FORCE_INLINE void noc_async_read_one_packet_with_state(
    std::uint32_t src_local_l1_addr, std::uint32_t dst_local_l1_addr, const std::uint32_t = 0,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->read_with_state(
        src_local_l1_addr, dst_local_l1_addr, tilemetal::mock::abi::kLatchedSize, noc, at);
}
// Reads count themselves here, so what a kernel counts by hand after `inc_num_issued = false` changes nothing.
FORCE_INLINE void noc_async_read_inc_num_issued(std::uint32_t, std::uint8_t = noc_index) {}

template <bool posted = false>
FORCE_INLINE void noc_async_write_set_state(
    std::uint64_t dst_noc_addr, std::uint8_t noc = noc_index, std::uint8_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->set_state(
        tilemetal::mock::abi::NocChannel::Write, dst_noc_addr, tilemetal::mock::abi::kLatchedSize, noc, at);
}
template <bool posted = false, bool update_counter = true, bool skip_cmdbuf_chk = false>
FORCE_INLINE void noc_async_write_with_state(
    std::uint32_t src_local_l1_addr, std::uint32_t dst_local_l1_addr, std::uint32_t size, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->write_with_state(
        src_local_l1_addr, dst_local_l1_addr, size, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}
template <bool posted = false>
FORCE_INLINE void noc_async_write_one_packet_set_state(
    std::uint64_t dst_noc_addr, std::uint32_t size, std::uint8_t noc = noc_index, std::uint8_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (size > NOC_MAX_BURST_SIZE) {
        tilemetal::mock::api->refuse("noc_async_write_one_packet_set_state of more than NOC_MAX_BURST_SIZE bytes", at);
    }
    tilemetal::mock::api->noc->set_state(tilemetal::mock::abi::NocChannel::Write, dst_noc_addr, size, noc, at);
}
template <bool posted = false>
FORCE_INLINE void noc_async_write_one_packet_with_state(
    std::uint32_t src_local_l1_addr, std::uint32_t dst_local_l1_addr, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_with_state<posted>(
        src_local_l1_addr, dst_local_l1_addr, tilemetal::mock::abi::kLatchedSize, noc, at);
}
