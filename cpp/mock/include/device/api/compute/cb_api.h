#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_types.h"
#include "internal/circular_buffer_interface.h"

namespace ckernel {

ALWI void cb_wait_front(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_wait_front(cbid, ntiles, at);
}
ALWI void cb_pop_front(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_pop_front(cbid, ntiles, at);
}
ALWI void cb_reserve_back(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_reserve_back(cbid, ntiles, at);
}
ALWI void cb_push_back(
    std::uint32_t cbid, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_push_back(cbid, ntiles, at);
}

// Where a tile that was waited for lies in L1, as the UNPACK thread alone knows it on the card.
ALWI std::uint32_t get_tile_l1_byte_address(
    std::uint32_t operand_id, std::uint32_t tile_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    const LocalCBInterface& ring = get_local_cb_interface(operand_id, at);
    return (ring.fifo_rd_ptr + ring.fifo_page_size * tile_index) << cb_addr_shift;
}
// The same for all three threads.
ALWI std::uint32_t get_tile_address(
    std::uint32_t cb_id, std::uint32_t tile_index,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return get_tile_l1_byte_address(cb_id, tile_index, at);
}
// The element_offset-th 32-bit word of a tile.
ALWI std::uint32_t read_tile_value(
    std::uint32_t cb_id, std::uint32_t tile_index, std::uint32_t element_offset,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    const std::uintptr_t address = get_tile_address(cb_id, tile_index, at);
    return reinterpret_cast<volatile std::uint32_t*>(address)[element_offset];
}

}  // namespace ckernel
