#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "api/alignment.h"
#include "internal/data_format.h"
#include "internal/dataflow/dataflow_noc.h"
#include "internal/dataflow/noc_pcie.h"

// Address generators for interleaved tensors: page id -> bank id % banks, row id / banks.

namespace interleaved_addr_gen {

template <bool DRAM>
constexpr std::uint32_t number_of_banks() {
    return DRAM ? NUM_DRAM_BANKS : NUM_L1_BANKS;
}
template <bool DRAM>
constexpr std::uint32_t get_bank_offset_index(std::uint32_t id) {
    return id / number_of_banks<DRAM>();
}
template <bool DRAM>
constexpr std::uint32_t get_bank_index(std::uint32_t id, std::uint32_t bank_offset_index) {
    return id - bank_offset_index * number_of_banks<DRAM>();
}
// All banks start alike here.
template <bool DRAM>
constexpr std::uint32_t get_bank_offset(std::uint32_t) {
    return 0;
}
// Bits 0 to 11 of a bank's coordinates, as they stand above the local address.
template <bool DRAM>
FORCE_INLINE std::uint32_t get_noc_xy(
    std::uint32_t bank_index, std::uint8_t = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return static_cast<std::uint32_t>(
        tilemetal::mock::api->bank_address(DRAM, bank_index, 0, at) >> NOC_ADDR_LOCAL_BITS);
}
template <bool DRAM>
constexpr std::uint32_t get_allocator_alignment() {
    return DRAM ? DRAM_ALIGNMENT : L1_ALIGNMENT;
}
template <bool DRAM>
constexpr std::uint32_t get_log_base2_of_allocator_alignment() {
    return static_cast<std::uint32_t>(__builtin_ctz(get_allocator_alignment<DRAM>()));
}

}  // namespace interleaved_addr_gen

namespace tilemetal::mock {

// Block formats keep an exponent byte for each 16 values, and at least 16 exponent bytes.
constexpr std::uint32_t bytes_of_tile(DataFormat format, std::uint32_t elements) {
    const std::uint32_t exponents = elements / 16 < 16 ? 16 : elements / 16;
    switch (format) {
        case DataFormat::Float32:
        case DataFormat::Int32:
        case DataFormat::UInt32:
            return elements * 4;
        case DataFormat::Float16:
        case DataFormat::Float16_b:
        case DataFormat::UInt16:
            return elements * 2;
        case DataFormat::UInt8:
            return elements;
        case DataFormat::Bfp4:
        case DataFormat::Bfp4_b:
            return elements / 2 + exponents;
        case DataFormat::Bfp2:
        case DataFormat::Bfp2_b:
            return elements / 4 + exponents;
        default:
            return elements + exponents;
    }
}

}  // namespace tilemetal::mock

template <std::uint32_t tile_hw = 1024>
constexpr std::uint32_t MUL_WITH_TILE_SIZE(std::uint32_t format, std::uint32_t index) {
    return index * tilemetal::mock::bytes_of_tile(static_cast<DataFormat>(format & 0x1F), tile_hw);
}

template <typename, typename = void>
inline constexpr bool has_get_noc_addr_v = false;
template <typename T>
inline constexpr bool has_get_noc_addr_v<
    T, std::void_t<decltype(std::declval<T>().get_noc_addr(
           std::declval<std::uint32_t>(), std::declval<std::uint32_t>(), std::declval<std::uint8_t>()))>> = true;
template <typename, typename = void>
inline constexpr bool has_page_size_v = false;
template <typename T>
inline constexpr bool has_page_size_v<T, std::void_t<decltype(std::declval<T>().page_size)>> = true;
template <typename, typename = void>
inline constexpr bool has_get_aligned_page_size_v = false;
template <typename T>
inline constexpr bool has_get_aligned_page_size_v<T, std::void_t<decltype(std::declval<T>().get_aligned_page_size())>> =
    true;
template <typename, typename = void>
inline constexpr bool has_log_base_2_of_page_size_v = false;
template <typename T>
inline constexpr bool
    has_log_base_2_of_page_size_v<T, std::void_t<decltype(std::declval<T>().log_base_2_of_page_size)>> = true;
template <typename T>
inline constexpr bool has_required_addrgen_traits_v =
    has_get_noc_addr_v<T> && (has_get_aligned_page_size_v<T> || has_page_size_v<T> || has_log_base_2_of_page_size_v<T>);

namespace tilemetal::mock {

template <bool DRAM>
constexpr std::uint32_t aligned_page(std::uint32_t bytes) {
    return align_power_of_2(bytes, interleaved_addr_gen::get_allocator_alignment<DRAM>());
}

// For a generator that says where its tensor lies (bank_base_address) and how far apart rows of pages are.
template <typename Generator>
std::uint32_t address_in_bank(
    const Generator& pages, std::uint32_t bank_offset_index, std::uint32_t bank_index, std::uint32_t offset) {
    return bank_offset_index * pages.page_stride() + pages.bank_base_address + offset +
           interleaved_addr_gen::get_bank_offset<Generator::is_dram>(bank_index);
}
template <typename Generator>
std::uint64_t address_of_page(const Generator& pages, std::uint32_t id, std::uint32_t offset, abi::Location at) {
    return api->page_address({pages.bank_base_address, pages.page_stride(), Generator::is_dram}, id, offset, at);
}

}  // namespace tilemetal::mock

template <bool DRAM>
struct InterleavedAddrGen {
    static constexpr bool is_dram = DRAM;
    std::uint32_t bank_base_address;
    const std::uint32_t page_size;
    const std::uint32_t aligned_page_size = tilemetal::mock::aligned_page<DRAM>(page_size);

    constexpr std::uint32_t page_stride() const { return aligned_page_size; }
    std::uint32_t get_addr(
        const std::uint32_t, const std::uint32_t bank_offset_index, const std::uint32_t bank_index,
        const std::uint32_t offset = 0) const {
        return tilemetal::mock::address_in_bank(*this, bank_offset_index, bank_index, offset);
    }
    std::uint64_t get_noc_addr(
        const std::uint32_t id, const std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::address_of_page(*this, id, offset, at);
    }
};

template <bool DRAM>
struct InterleavedPow2AddrGen {
    static constexpr bool is_dram = DRAM;
    std::uint32_t bank_base_address;
    const std::uint32_t log_base_2_of_page_size;
    static constexpr std::uint32_t log_base_2_of_allocator_alignment =
        interleaved_addr_gen::get_log_base2_of_allocator_alignment<DRAM>();
    const std::uint32_t aligned_log_base_2_of_page_size = log_base_2_of_page_size > log_base_2_of_allocator_alignment
                                                              ? log_base_2_of_page_size
                                                              : log_base_2_of_allocator_alignment;

    constexpr std::uint32_t page_stride() const { return 1U << aligned_log_base_2_of_page_size; }
    std::uint32_t get_addr(
        const std::uint32_t, const std::uint32_t bank_offset_index, const std::uint32_t bank_index,
        const std::uint32_t offset = 0) const {
        return tilemetal::mock::address_in_bank(*this, bank_offset_index, bank_index, offset);
    }
    std::uint64_t get_noc_addr(
        const std::uint32_t id, const std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::address_of_page(*this, id, offset, at);
    }
};

// Its pages fit one NoC packet.
template <bool DRAM>
using InterleavedPow2AddrGenFast = InterleavedPow2AddrGen<DRAM>;

// Strides by the tile size of the format; page_size is what one transfer moves.
template <bool DRAM, std::uint32_t tile_hw = 1024>
struct InterleavedAddrGenFast {
    static constexpr bool is_dram = DRAM;
    std::uint32_t bank_base_address;
    std::uint32_t page_size;
    DataFormat data_format;

    constexpr std::uint32_t page_stride() const { return tilemetal::mock::bytes_of_tile(data_format, tile_hw); }
    std::uint32_t get_addr(
        const std::uint32_t, const std::uint32_t bank_offset_index, const std::uint32_t bank_index,
        const std::uint32_t offset = 0) const {
        return tilemetal::mock::address_in_bank(*this, bank_offset_index, bank_index, offset);
    }
    std::uint64_t get_noc_addr(
        const std::uint32_t id, const std::uint32_t offset = 0, std::uint8_t = noc_index,
        tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        return tilemetal::mock::address_of_page(*this, id, offset, at);
    }
};

template <bool DRAM, std::uint32_t page_size>
FORCE_INLINE auto get_interleaved_addr_gen(std::uint32_t base_addr) {
    if constexpr (is_power_of_2(page_size)) {
        return InterleavedPow2AddrGen<DRAM>{base_addr, static_cast<std::uint32_t>(__builtin_ctz(page_size))};
    } else {
        return InterleavedAddrGen<DRAM>{base_addr, page_size};
    }
}
template <bool DRAM, bool is_size_pow2>
FORCE_INLINE auto get_interleaved_addr_gen(
    std::uint32_t base_addr, std::uint32_t page_size, std::uint32_t log2_page_size) {
    if constexpr (is_size_pow2) {
        return InterleavedPow2AddrGen<DRAM>{base_addr, log2_page_size};
    } else {
        return InterleavedAddrGen<DRAM>{base_addr, page_size};
    }
}
template <bool DRAM, bool is_size_pow2>
FORCE_INLINE auto get_interleaved_addr_gen(std::uint32_t base_addr, std::uint32_t size) {
    return get_interleaved_addr_gen<DRAM, is_size_pow2>(base_addr, size, size);
}

FORCE_INLINE std::uint64_t get_dram_noc_addr(
    const std::uint32_t id, const std::uint32_t page_size, const std::uint32_t bank_base_address,
    const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return InterleavedAddrGen<true>{bank_base_address, page_size}.get_noc_addr(id, offset, noc, at);
}
FORCE_INLINE std::uint64_t get_l1_noc_addr(
    const std::uint32_t id, const std::uint32_t page_size, const std::uint32_t bank_base_address,
    const std::uint32_t offset = 0, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return InterleavedAddrGen<false>{bank_base_address, page_size}.get_noc_addr(id, offset, noc, at);
}
