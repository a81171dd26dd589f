#pragma once

#include <cstdint>

#include "api/debug/dprint.h"

inline void print_cb_details(std::uint32_t cb_id) {
    const LocalCBInterface& ring = get_local_cb_interface(cb_id);
    DPRINT(
        "cb_id {}: {{ size: {}, limit: {}, page_size: {}, num_pages: {}, rd_ptr: {}, wr_ptr: {}, wr_tile_ptr: {} }}\n",
        cb_id, ring.fifo_size, ring.fifo_limit, ring.fifo_page_size, ring.fifo_num_pages, ring.fifo_rd_ptr,
        ring.fifo_wr_ptr, ring.fifo_wr_tile_ptr);
}

#ifdef COMPILE_FOR_TRISC
namespace tt::compute::common {

inline void print_tile_rows(
    std::uint32_t cb_idx, std::uint32_t tile_idx, bool untilize = false, std::uint16_t start_row = 0,
    std::uint16_t end_row = 32, std::uint8_t start_col = 0, std::uint8_t end_col = 32) {
    for (std::uint16_t row = start_row; row < end_row; ++row) {
        const SliceRange range{
            static_cast<std::uint8_t>(row), static_cast<std::uint8_t>(row + 1), 1, start_col, end_col, 1};
        DPRINT("{}: {}", row, TSLICE(cb_idx, tile_idx, range, true, untilize));
    }
}
inline void print_full_tile(std::uint32_t cb_id, std::uint32_t tile_id = 0, bool untilize = false) {
    print_tile_rows(cb_id, tile_id, untilize);
}

}  // namespace tt::compute::common
#else
namespace tt::data_movement::common {

// Pages of values of one type that lie one after the other.
template <class Stored, class Printed>
void print_pages(
    std::uint32_t l1_addr, std::uint32_t per_page, std::uint32_t npages, std::uint32_t start, const char* format) {
    const auto* word =
        reinterpret_cast<const volatile Stored*>(static_cast<std::uintptr_t>(l1_addr)) + start * per_page;
    for (std::uint32_t page = 0; page < npages; ++page) {
        DPRINT("{}: ", start + page);
        for (std::uint32_t i = 0; i < per_page; ++i) {
            DPRINT(format, Printed(*word++));
        }
        DPRINT("\n");
    }
}
inline void print_bf16_pages(
    std::uint32_t l1_addr, std::uint32_t elts_per_page, std::uint32_t npages, std::uint32_t start = 0) {
    print_pages<std::uint16_t, bf16_t>(l1_addr, elts_per_page, npages, start, "{} ");
}
inline void print_f32_pages(
    std::uint32_t l1_addr, std::uint32_t elts_per_page, std::uint32_t npages, std::uint32_t start = 0) {
    print_pages<float, float>(l1_addr, elts_per_page, npages, start, "{} ");
}
inline void print_u8_pages(
    std::uint32_t l1_addr, std::uint32_t bytes_per_page, std::uint32_t npages, std::uint32_t start = 0) {
    print_pages<std::uint8_t, std::uint8_t>(l1_addr, bytes_per_page, npages, start, "0x{:02X} ");
}
inline void print_u16_pages(
    std::uint32_t l1_addr, std::uint32_t elts_per_page, std::uint32_t npages, std::uint32_t start = 0) {
    print_pages<std::uint16_t, std::uint16_t>(l1_addr, elts_per_page, npages, start, "{} ");
}
inline void print_u32_pages(
    std::uint32_t l1_addr, std::uint32_t elts_per_page, std::uint32_t npages, std::uint32_t start = 0) {
    print_pages<std::uint32_t, std::uint32_t>(l1_addr, elts_per_page, npages, start, "{} ");
}

}  // namespace tt::data_movement::common
#endif
