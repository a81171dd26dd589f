#pragma once

#include <cstdint>

#include "internal/dataflow/dataflow_noc.h"
#include "mock/abi_noc.h"

// Words written without a source in L1.
enum class InlineWriteDst { DEFAULT, L1, REG };

template <InlineWriteDst dst_type = InlineWriteDst::DEFAULT, bool posted = false, bool flush = true>
FORCE_INLINE void noc_inline_dw_write(
    std::uint64_t addr, std::uint32_t val, std::uint8_t be = 0xF, std::uint8_t noc = noc_index,
    std::uint8_t = NOC_UNICAST_WRITE_VC, std::uint32_t = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->noc_write_word(addr, val, be, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}

template <InlineWriteDst dst_type = InlineWriteDst::DEFAULT, bool posted = false, bool flush = true>
FORCE_INLINE void noc_inline_mcast_dw_write(
    std::uint64_t addr, std::uint32_t val, std::uint8_t be = 0xF, std::uint8_t noc = noc_index,
    std::uint8_t = NOC_MULTICAST_WRITE_VC, std::uint32_t = 0, std::uint32_t num_dest = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (be != 0xF) {
        tilemetal::mock::api->refuse("noc_inline_mcast_dw_write of part of a word", at);
    }
    tilemetal::mock::api->noc->write_word_multicast(
        addr, val, num_dest, noc, posted ? tilemetal::mock::abi::kPosted : 0, at);
}

template <bool posted = false, bool set_val = false>
FORCE_INLINE void noc_inline_dw_write_set_state(
    std::uint64_t addr, std::uint32_t = 0, std::uint8_t be = 0xF, std::uint8_t = write_at_cmd_buf,
    std::uint8_t noc = noc_index, std::uint8_t = NOC_UNICAST_WRITE_VC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(!set_val, "noc_inline_dw_write_set_state with a latched value is not simulated; pass it per write");
    if (be != 0xF) {
        tilemetal::mock::api->refuse("noc_inline_dw_write_set_state of part of a word", at);
    }
    tilemetal::mock::api->noc->set_state(tilemetal::mock::abi::NocChannel::Word, addr, 4, noc, at);
}

template <
    bool update_addr_lo = false, bool update_counter = true, bool posted = false, bool update_addr_hi = false,
    bool update_val = false, InlineWriteDst dst_type = InlineWriteDst::DEFAULT>
FORCE_INLINE void noc_inline_dw_write_with_state(
    std::uint32_t val, std::uint32_t addr = 0, std::uint8_t = write_at_cmd_buf, std::uint8_t noc = noc_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(!update_addr_hi, "noc_inline_dw_write_with_state that changes the coordinates is not simulated");
    static_assert(update_val, "noc_inline_dw_write_with_state with a latched value is not simulated");
    tilemetal::mock::api->noc_write_word(
        tilemetal::mock::api->noc->word_state(addr, update_addr_lo, noc, at), val, 0xF, noc,
        posted ? tilemetal::mock::abi::kPosted : 0, at);
}
