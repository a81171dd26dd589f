#pragma once

#include <cstdint>

#include "internal/data_format.h"
#include "internal/dataflow/dataflow_noc.h"

// Address generators for interleaved tensors: page id -> bank id % banks, row id / banks.

namespace tilemetal::mock {

template <bool DRAM>
constexpr std::uint32_t aligned_page(std::uint32_t bytes) {
    constexpr std::uint32_t alignment = DRAM ? DRAM_ALIGNMENT : L1_ALIGNMENT;
    return (bytes + alignment - 1) / alignment * alignment;
}

constexpr std::uint32_t bytes_of_tile(DataFormat format, std::uint32_t elements) {
    switch (format) {
        case DataFormat::Float32:
        case DataFormat::Int32:
        case DataFormat::UInt32:
            return elements * 4;
        case DataFormat::Float16:
        case DataFormat::Float16_b:
        case DataFormat::UInt16:
            return elements * 2;
        case DataFormat::Bfp8:
        case DataFormat::Bfp8_b:
            return elements + elements / 16;
        case DataFormat::Bfp4:
        case DataFormat::Bfp4_b:
            return elements / 2 + elements / 16;
        case DataFormat::Bfp2:
        case DataFormat::Bfp2_b:
            return elements / 4 + elements / 16;
        default:
            return elements;
    }
}

}  // namespace tilemetal::mock

template <bool DRAM>
struct InterleavedAddrGen {
    std::uint32_t bank_base_address;
    const std::uint32_t page_size;

    constexpr std::uint32_t get_aligned_page_size() const { return tilemetal::mock::aligned_page<DRAM>(page_size); }
    tilemetal::mock::abi::PagedTensor paged() const { return {bank_base_address, get_aligned_page_size(), DRAM}; }
    std::uint64_t get_noc_addr(
        std::uint32_t id, std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::api->page_address(paged(), id, offset, at);
    }
};

template <bool DRAM>
struct InterleavedPow2AddrGen {
    const std::uint32_t bank_base_address;
    const std::uint32_t log_base_2_of_page_size;

    constexpr std::uint32_t get_aligned_page_size() const { return 1U << log_base_2_of_page_size; }
    tilemetal::mock::abi::PagedTensor paged() const { return {bank_base_address, get_aligned_page_size(), DRAM}; }
    std::uint64_t get_noc_addr(
        std::uint32_t id, std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::api->page_address(paged(), id, offset, at);
    }
};
template <bool DRAM>
struct InterleavedPow2AddrGenFast : InterleavedPow2AddrGen<DRAM> {};

// Strides by the tile size of the format; page_size does not count.
template <bool DRAM, std::uint32_t tile_hw = 1024>
struct InterleavedAddrGenFast {
    std::uint32_t bank_base_address;
    std::uint32_t page_size;
    DataFormat data_format;

    constexpr std::uint32_t get_aligned_page_size() const {
        return tilemetal::mock::bytes_of_tile(data_format, tile_hw);
    }
    tilemetal::mock::abi::PagedTensor paged() const { return {bank_base_address, get_aligned_page_size(), DRAM}; }
    std::uint64_t get_noc_addr(
        std::uint32_t id, std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::api->page_address(paged(), id, offset, at);
    }
};

template <bool DRAM, std::uint32_t page_size>
FORCE_INLINE InterleavedAddrGen<DRAM> get_interleaved_addr_gen(std::uint32_t base_addr) {
    return InterleavedAddrGen<DRAM>{base_addr, page_size};
}
