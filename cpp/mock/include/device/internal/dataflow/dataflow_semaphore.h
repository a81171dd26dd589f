#pragma once

#include <cstdint>

#include "hostdevcommon/common_values.hpp"
#include "internal/dataflow/dataflow_noc.h"

enum class ProgrammableCoreType { TENSIX, ACTIVE_ETH, IDLE_ETH, COUNT };

template <ProgrammableCoreType type = ProgrammableCoreType::TENSIX>
FORCE_INLINE std::uintptr_t get_semaphore(
    std::uint32_t semaphore_id, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->semaphore_address(semaphore_id, at);
}

FORCE_INLINE void noc_semaphore_set(volatile tt_l1_ptr std::uint32_t* sem_addr, std::uint32_t val) { *sem_addr = val; }

FORCE_INLINE void noc_semaphore_wait(
    volatile tt_l1_ptr std::uint32_t* sem_addr, std::uint32_t val,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->semaphore_wait(sem_addr, val, tilemetal::mock::abi::Compare::Equal, at);
}
FORCE_INLINE void noc_semaphore_wait_min(
    volatile tt_l1_ptr std::uint32_t* sem_addr, std::uint32_t val,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->semaphore_wait(sem_addr, val, tilemetal::mock::abi::Compare::AtLeast, at);
}

template <bool posted = false>
FORCE_INLINE void noc_semaphore_inc(
    std::uint64_t addr, std::uint32_t incr, std::uint8_t noc_id = noc_index, std::uint8_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_atomic_add(addr, incr, noc_id, posted ? tilemetal::mock::abi::kPosted : 0, at);
}
template <bool posted = false>
FORCE_INLINE void noc_semaphore_inc_multicast(
    std::uint64_t addr, std::uint32_t incr, std::uint32_t num_dests, std::uint8_t noc_id = noc_index,
    std::uint8_t = NOC_MULTICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_atomic_add_multicast(
        addr, incr, num_dests, noc_id, posted ? tilemetal::mock::abi::kPosted : 0, at);
}

// Sends the word stored at src_local_l1_addr.
FORCE_INLINE void noc_semaphore_set_remote(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write(src_local_l1_addr, dst_noc_addr, 4, noc, 0, at);
}
FORCE_INLINE void noc_semaphore_set_multicast(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr_multicast, std::uint32_t num_dests, bool linked = false,
    std::uint8_t noc = noc_index, std::uint8_t = NOC_MULTICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write_multicast(
        src_local_l1_addr, dst_noc_addr_multicast, 4, num_dests, noc, linked ? tilemetal::mock::abi::kLinked : 0, at);
}
FORCE_INLINE void noc_semaphore_set_multicast_loopback_src(
    std::uint32_t src_local_l1_addr, std::uint64_t dst_noc_addr_multicast, std::uint32_t num_dests, bool linked = false,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write_multicast(
        src_local_l1_addr, dst_noc_addr_multicast, 4, num_dests, noc,
        tilemetal::mock::abi::kLoopback | (linked ? tilemetal::mock::abi::kLinked : 0), at);
}
