#pragma once

#include <cstddef>
#include <cstdint>

#include "api/tensor/tensor_accessor_args.h"
#include "internal/dataflow/dataflow_api_addrgen.h"

namespace tensor_accessor {

// The distribution of an interleaved tensor.
template <bool IsDram>
struct InterleavedDistribution {
    static constexpr bool is_dram = IsDram;
    static constexpr bool is_interleaved = true;
};

}  // namespace tensor_accessor

template <typename DSpec>
struct TensorAccessor {
    using DistributionSpec = DSpec;
    static constexpr bool is_dram = DSpec::is_dram;

    template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET>
    constexpr TensorAccessor(const TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>&, std::size_t bank_base_address)
        : bank_base_address(static_cast<std::uint32_t>(bank_base_address)),
          page_size(TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>::aligned_page_size) {}
    template <std::size_t CTA_OFFSET, std::size_t CRTA_OFFSET>
    constexpr TensorAccessor(
        const TensorAccessorArgs<CTA_OFFSET, CRTA_OFFSET>&, std::size_t bank_base_address, std::uint32_t page_size)
        : bank_base_address(static_cast<std::uint32_t>(bank_base_address)), page_size(page_size) {}

    constexpr std::uint32_t get_aligned_page_size() const { return tilemetal::mock::aligned_page<is_dram>(page_size); }
    tilemetal::mock::abi::PagedTensor paged() const { return {bank_base_address, get_aligned_page_size(), is_dram}; }
    std::uint64_t get_noc_addr(
        std::uint32_t page_id, std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::api->page_address(paged(), page_id, offset, at);
    }

    std::uint32_t bank_base_address;
    std::uint32_t page_size;
};

template <std::size_t CTA, std::size_t CRTA>
TensorAccessor(const TensorAccessorArgs<CTA, CRTA>&, std::size_t)
    -> TensorAccessor<tensor_accessor::InterleavedDistribution<TensorAccessorArgs<CTA, CRTA>::is_dram>>;
template <std::size_t CTA, std::size_t CRTA>
TensorAccessor(const TensorAccessorArgs<CTA, CRTA>&, std::size_t, std::uint32_t)
    -> TensorAccessor<tensor_accessor::InterleavedDistribution<TensorAccessorArgs<CTA, CRTA>::is_dram>>;
