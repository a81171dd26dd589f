#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_noc.h"
#include "internal/dataflow/noc_latched_transfers.h"
#include "mock/abi_noc.h"

// Transfers tagged with one of 16 transaction ids, so that a part of those in flight can be waited for.

FORCE_INLINE void noc_async_read_set_trid(
    std::uint32_t trid = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->set_transaction(tilemetal::mock::abi::NocChannel::Read, trid, noc, at);
}
FORCE_INLINE void noc_async_write_set_trid(
    std::uint32_t trid = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->set_transaction(tilemetal::mock::abi::NocChannel::Write, trid, noc, at);
}

// The tag is the one set before; `trid` tells the processor's own counters apart, which barriers do not use here.
template <bool skip_ptr_update = false, bool skip_cmdbuf_chk = false>
FORCE_INLINE void noc_async_read_one_packet_with_state_with_trid(
    std::uint32_t src_base_addr, std::uint32_t src_addr, std::uint32_t dest_addr, std::uint32_t = 0,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_read_one_packet_with_state(src_base_addr + src_addr, dest_addr, 0, noc, at);
}

template <bool update_counter = true, bool posted = false>
FORCE_INLINE void noc_async_write_one_packet_with_trid(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr, std::uint32_t size, std::uint32_t trid,
    std::uint8_t = write_cmd_buf, std::uint8_t noc = noc_index, std::uint8_t vc = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_set_trid(trid, noc, at);
    noc_async_write_one_packet<true, posted>(src_local_l1_addr, dst_noc_addr, size, noc, vc, at);
}
template <bool posted = false>
FORCE_INLINE void noc_async_write_one_packet_with_trid_set_state(
    std::uint64_t dst_noc_addr, std::uint8_t = write_cmd_buf, std::uint8_t noc = noc_index,
    std::uint8_t vc = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_set_state<posted>(dst_noc_addr, noc, vc, at);
}
template <bool update_counter = true, bool posted = false>
FORCE_INLINE void noc_async_write_one_packet_with_trid_with_state(
    std::uint32_t src_local_l1_addr, std::uint32_t dst_local_l1_addr, std::uint32_t size, std::uint32_t trid,
    std::uint8_t = write_cmd_buf, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_set_trid(trid, noc, at);
    noc_async_write_with_state<posted>(src_local_l1_addr, dst_local_l1_addr, size, noc, at);
}

FORCE_INLINE void noc_async_read_barrier_with_trid(
    std::uint32_t trid, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->transaction_barrier(tilemetal::mock::abi::Barrier::Read, trid, noc, at);
}
FORCE_INLINE void noc_async_write_barrier_with_trid(
    std::uint32_t trid, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->transaction_barrier(tilemetal::mock::abi::Barrier::Write, trid, noc, at);
}
FORCE_INLINE void noc_async_write_flushed_with_trid(
    std::uint32_t trid, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->transaction_barrier(tilemetal::mock::abi::Barrier::WriteFlush, trid, noc, at);
}
FORCE_INLINE bool ncrisc_noc_read_with_transaction_id_flushed(
    std::uint32_t noc, std::uint32_t trid,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->noc->transaction_done(tilemetal::mock::abi::Barrier::Read, trid, noc, at);
}
FORCE_INLINE bool ncrisc_noc_nonposted_write_with_transaction_id_flushed(
    std::uint32_t noc, std::uint32_t trid,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->noc->transaction_done(tilemetal::mock::abi::Barrier::Write, trid, noc, at);
}
// Transactions are never held back for want of counters here.
FORCE_INLINE std::uint32_t noc_available_transactions(std::uint32_t, std::uint32_t) {
    return NOC_MAX_TRANSACTION_ID_COUNT;
}
FORCE_INLINE void reset_noc_trid_barrier_counter(
    std::uint32_t id_mask = NOC_CLEAR_OUTSTANDING_REQ_MASK, std::uint32_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc->forget_transactions(id_mask, noc, at);
}
