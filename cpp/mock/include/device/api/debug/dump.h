#pragma once

#include <cstdint>

#include "api/debug/dprint.h"
#include "internal/circular_buffer_interface.h"

namespace tilemetal::mock {

// Words of L1 from a byte address, each with `label` and its number or address.
inline void print_words(const char* line, std::uintptr_t address, std::uint32_t words, std::uint32_t label, int step) {
    const auto* word = reinterpret_cast<const volatile std::uint32_t*>(address);
    for (std::uint32_t i = 0; i < words; ++i) {
        device_print(line, label + i * step, word[i]);
    }
}

}  // namespace tilemetal::mock

// The state of a circular buffer, and of its memory so many words from the read pointer on.
inline void debug_dump_cb(std::uint32_t cb_id, std::uint32_t num_words = 0) {
    const LocalCBInterface& ring = get_local_cb_interface(cb_id);
    DPRINT(
        "CB{} sz={} rd={} wr={} ack={} rcv={}\n", cb_id, ring.fifo_size, ring.fifo_rd_ptr, ring.fifo_wr_ptr,
        ring.tiles_acked, ring.tiles_received);
    tilemetal::mock::print_words("  [{}] {:#010x}\n", ring.fifo_rd_ptr << cb_addr_shift, num_words, 0, 1);
}

// A tile row by row.
#ifdef COMPILE_FOR_TRISC
inline void debug_dump_cb_typed(std::uint32_t cb_id, std::uint32_t tile_idx = 0, bool untilize = true) {
#else
inline void debug_dump_cb_typed(
    std::uint32_t cb_id, std::uint32_t tile_idx = 0, dprint_tslice_cb_t cb_type = TSLICE_INPUT_CB,
    bool untilize = true) {
#endif
    DPRINT("CB{} tile {} (typed):\n", cb_id, tile_idx);
    for (std::uint8_t row = 0; row < 32; ++row) {
        const SliceRange line{row, static_cast<std::uint8_t>(row + 1), 1, 0, 32, 1};
#ifdef COMPILE_FOR_TRISC
        DPRINT("{}\n", TSLICE(cb_id, tile_idx, line, true, untilize));
#else
        DPRINT("{}\n", TSLICE(cb_id, tile_idx, line, cb_type, TSLICE_RD_PTR, true, untilize));
#endif
    }
}

inline void debug_dump_l1(std::uint32_t addr, std::uint32_t num_words) {
    DPRINT("L1[{:#x}] {} words:\n", addr, num_words);
    tilemetal::mock::print_words("  [{:#x}] {:#010x}\n", addr, num_words, addr, 4);
}
