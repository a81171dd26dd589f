#pragma once

#include <cstdint>

#include "internal/circular_buffer_interface.h"
#include "internal/kernel_context.h"

FORCE_INLINE void cb_reserve_back(
    std::int32_t operand, std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_reserve_back(operand, num_pages, at);
}
FORCE_INLINE void cb_push_back(
    const std::int32_t operand, const std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_push_back(operand, num_pages, at);
}
FORCE_INLINE void cb_wait_front(
    std::int32_t operand, std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_wait_front(operand, num_pages, at);
}
FORCE_INLINE void cb_pop_front(
    std::int32_t operand, std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->cb_pop_front(operand, num_pages, at);
}
FORCE_INLINE bool cb_pages_reservable_at_back(
    std::int32_t operand, std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->cb_reservable(operand, num_pages, at);
}
FORCE_INLINE bool cb_pages_available_at_front(
    std::int32_t operand, std::int32_t num_pages,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->cb_available(operand, num_pages, at);
}
FORCE_INLINE std::uint32_t get_write_ptr(
    std::uint32_t operand, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->cb_write_address(operand, at);
}
FORCE_INLINE std::uint32_t get_read_ptr(
    std::uint32_t operand, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    return tilemetal::mock::api->cb_read_address(operand, at);
}

// Facts of a circular buffer's format, known when the kernel is compiled.
constexpr std::int32_t get_tile_size(const std::int32_t operand) { return unpack_tile_size[operand]; }
constexpr std::uint32_t get_tile_hw(std::int32_t operand) {
    return std::uint32_t{unpack_tile_r_dim[operand]} * unpack_tile_c_dim[operand];
}
constexpr std::uint32_t get_tile_num_faces(std::int32_t operand) { return unpack_tile_num_faces[operand]; }
constexpr DataFormat get_dataformat(const std::int32_t operand) {
    return static_cast<DataFormat>(unpack_src_format[operand]);
}
