#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_noc.h"

// Transfers of one page, for every address generator.

template <typename AddrGen>
FORCE_INLINE auto get_noc_addr(
    std::uint32_t id, const AddrGen& s, std::uint32_t offset = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current())
    -> decltype(s.get_noc_addr(id, offset, noc, at)) {
    return s.get_noc_addr(id, offset, noc, at);
}

template <typename AddrGen, bool enable_noc_tracing = true>
FORCE_INLINE void noc_async_read_page(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t dst_local_l1_addr, std::uint32_t offset = 0,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_read(
        addrgen.get_noc_addr(id, offset, noc, at), dst_local_l1_addr, addrgen.get_aligned_page_size(), noc, at);
}
template <typename AddrGen>
FORCE_INLINE void noc_async_read_tile(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t dst_local_l1_addr, std::uint32_t offset = 0,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_read_page(id, addrgen, dst_local_l1_addr, offset, noc, at);
}

template <typename AddrGen, bool enable_noc_tracing = true, bool posted = false>
FORCE_INLINE void noc_async_write_page(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t src_local_l1_addr, const std::uint32_t size = 0,
    const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write(
        src_local_l1_addr, addrgen.get_noc_addr(id, offset, noc, at),
        size == 0 ? addrgen.get_aligned_page_size() : size, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}
template <typename AddrGen>
FORCE_INLINE void noc_async_write_tile(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t src_local_l1_addr, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_page(id, addrgen, src_local_l1_addr, 0, 0, noc, at);
}
