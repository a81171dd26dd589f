#pragma once

#include <cstdint>

#include "api/tensor/tensor_accessor.h"
#include "internal/dataflow/dataflow_api_addrgen.h"
#include "internal/dataflow/dataflow_noc.h"

// Transfers of one page or shard, for every address generator: those of the SDK, and classes of the kernel's own with
// get_noc_addr and a page size.

namespace tilemetal::mock {

template <typename AddrGen>
std::uint32_t bytes_of_page(const AddrGen& pages) {
    static_assert(
        has_required_addrgen_traits_v<AddrGen>,
        "an address generator needs get_noc_addr() and get_aligned_page_size(), page_size or log_base_2_of_page_size");
    if constexpr (has_get_aligned_page_size_v<AddrGen>) {
        return pages.get_aligned_page_size();
    } else if constexpr (has_page_size_v<AddrGen>) {
        return pages.page_size;
    } else {
        return 1U << pages.log_base_2_of_page_size;
    }
}

template <typename, typename = void>
inline constexpr bool takes_location_v = false;
template <typename T>
inline constexpr bool takes_location_v<
    T, std::void_t<decltype(std::declval<const T&>().get_noc_addr(
           std::uint32_t{}, std::uint32_t{}, std::uint8_t{}, abi::Location{}))>> = true;

template <typename AddrGen>
std::uint64_t noc_address_of_page(
    const AddrGen& pages, std::uint32_t id, std::uint32_t offset, std::uint8_t noc, abi::Location at) {
    if constexpr (takes_location_v<AddrGen>) {
        return pages.get_noc_addr(id, offset, noc, at);
    } else {
        return pages.get_noc_addr(id, offset, noc);
    }
}

}  // namespace tilemetal::mock

template <typename AddrGen, typename = std::enable_if_t<has_get_noc_addr_v<AddrGen>>>
FORCE_INLINE std::uint64_t get_noc_addr(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t offset = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::noc_address_of_page(addrgen, id, offset, noc, at);
}

template <typename AddrGen, bool enable_noc_tracing = true>
FORCE_INLINE void noc_async_read_page(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t dst_local_l1_addr, std::uint32_t offset = 0,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_read(
        tilemetal::mock::noc_address_of_page(addrgen, id, offset, noc, at), dst_local_l1_addr,
        tilemetal::mock::bytes_of_page(addrgen), noc, at);
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
        src_local_l1_addr, tilemetal::mock::noc_address_of_page(addrgen, id, offset, noc, at),
        size == 0 ? tilemetal::mock::bytes_of_page(addrgen) : size, noc, posted ? tilemetal::mock::abi::kPosted : 0,
        at);
}
template <typename AddrGen>
FORCE_INLINE void noc_async_write_tile(
    const std::uint32_t id, const AddrGen& addrgen, std::uint32_t src_local_l1_addr, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    noc_async_write_page(id, addrgen, src_local_l1_addr, 0, 0, noc, at);
}

template <typename DSpec>
FORCE_INLINE void noc_async_read_shard(
    const std::uint32_t shard_id, const TensorAccessor<DSpec>& s, std::uint32_t dst_local_l1_addr,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_read(
        s.get_shard_noc_addr(shard_id, 0, noc, at), dst_local_l1_addr,
        s.get_aligned_page_size() * s.dspec().shard_volume(), noc, at);
}
template <typename DSpec, bool posted = false>
FORCE_INLINE void noc_async_write_shard(
    const std::uint32_t shard_id, const TensorAccessor<DSpec>& s, std::uint32_t src_local_l1_addr,
    std::uint8_t noc = noc_index, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write(
        src_local_l1_addr, s.get_shard_noc_addr(shard_id, 0, noc, at),
        s.get_aligned_page_size() * s.dspec().shard_volume(), noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}
