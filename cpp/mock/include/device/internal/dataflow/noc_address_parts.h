#pragma once

#include <cstdint>

#include "internal/kernel_context.h"

// How a NoC address is made up: 36 bits within the node, then x and y of 6 bits each; a multicast address names the
// end of its rectangle there and its start above (noc_parameters.h of the SDK).
constexpr std::uint8_t noc_index = NOC_INDEX;
constexpr std::uint8_t noc_mode = NOC_MODE;
constexpr std::uint8_t DM_DEDICATED_NOC = 0;
constexpr std::uint8_t DM_DYNAMIC_NOC = 1;
constexpr std::uint32_t NOC_ADDR_LOCAL_BITS = 36;
constexpr std::uint32_t NOC_ADDR_COORD_SHIFT = 36;
constexpr std::uint32_t NOC_ADDR_NODE_ID_BITS = 6;
constexpr std::uint64_t NOC_NODE_ID_MASK = (std::uint64_t{1} << NOC_ADDR_NODE_ID_BITS) - 1;
constexpr std::uint32_t NOC_UNICAST_WRITE_VC = 1;
constexpr std::uint32_t NOC_MULTICAST_WRITE_VC = 4;
constexpr std::uint32_t NOC_MAX_TRANSACTION_ID = 0xF;
constexpr std::uint32_t NOC_MAX_TRANSACTION_ID_COUNT = 255;
constexpr std::uint32_t NOC_CLEAR_OUTSTANDING_REQ_MASK = (1U << (NOC_MAX_TRANSACTION_ID + 1)) - 1;
constexpr std::uint32_t NOC_L1_READ_ALIGNMENT_BYTES = L1_ALIGNMENT;
constexpr std::uint32_t NOC_L1_WRITE_ALIGNMENT_BYTES = L1_ALIGNMENT;
constexpr std::uint32_t NOC_DRAM_READ_ALIGNMENT_BYTES = DRAM_ALIGNMENT;
constexpr std::uint32_t NOC_DRAM_WRITE_ALIGNMENT_BYTES = 16;

namespace tilemetal::mock {

// my_x[noc], my_y[noc]: this core's coordinates.
template <abi::Identity What>
struct Coordinate {
    std::uint8_t operator[](std::uint32_t noc) const { return static_cast<std::uint8_t>(api->identity(What, noc)); }
};

constexpr std::uint64_t node_bits(std::uint32_t x, std::uint32_t y) {
    return (std::uint64_t{x} << NOC_ADDR_LOCAL_BITS) |
           (std::uint64_t{y} << (NOC_ADDR_LOCAL_BITS + NOC_ADDR_NODE_ID_BITS));
}

}  // namespace tilemetal::mock

constexpr tilemetal::mock::Coordinate<tilemetal::mock::abi::Identity::NocX> my_x{};
constexpr tilemetal::mock::Coordinate<tilemetal::mock::abi::Identity::NocY> my_y{};

// Kernels are given translated coordinates, which are the same on both NoCs.
constexpr std::uint32_t NOC_X(std::uint32_t x) { return x; }
constexpr std::uint32_t NOC_Y(std::uint32_t y) { return y; }
constexpr std::uint32_t DYNAMIC_NOC_X(std::uint32_t, std::uint32_t x) { return x; }
constexpr std::uint32_t DYNAMIC_NOC_Y(std::uint32_t, std::uint32_t y) { return y; }
constexpr std::uint32_t NOC_X_PHYS_COORD(std::uint32_t x) { return x; }
constexpr std::uint32_t NOC_Y_PHYS_COORD(std::uint32_t y) { return y; }
constexpr std::uint64_t NOC_XY_ADDR(std::uint32_t x, std::uint32_t y, std::uint64_t addr) {
    return tilemetal::mock::node_bits(x, y) | addr;
}
constexpr std::uint64_t NOC_XY_ADDR2(std::uint64_t xy, std::uint64_t addr) {
    return (xy << NOC_ADDR_LOCAL_BITS) | addr;
}
constexpr std::uint32_t NOC_XY_ENCODING(std::uint32_t x, std::uint32_t y) { return (y << NOC_ADDR_NODE_ID_BITS) | x; }
constexpr std::uint32_t NOC_UNICAST_ADDR_X(std::uint64_t addr) {
    return (addr >> NOC_ADDR_LOCAL_BITS) & NOC_NODE_ID_MASK;
}
constexpr std::uint32_t NOC_UNICAST_ADDR_Y(std::uint64_t addr) {
    return (addr >> (NOC_ADDR_LOCAL_BITS + NOC_ADDR_NODE_ID_BITS)) & NOC_NODE_ID_MASK;
}
constexpr std::uint64_t NOC_LOCAL_ADDR_OFFSET(std::uint64_t addr) {
    return addr & ((std::uint64_t{1} << NOC_ADDR_LOCAL_BITS) - 1);
}

namespace noc_address_backend {

constexpr std::uint64_t worker_address(
    std::uint32_t x, std::uint32_t y, std::uint32_t local, std::uint8_t = noc_index) {
    return NOC_XY_ADDR(x, y, local);
}
FORCE_INLINE std::uint64_t self_address(std::uint32_t local, std::uint8_t noc) {
    return NOC_XY_ADDR(my_x[noc], my_y[noc], local);
}
constexpr std::uint32_t extract_local_address(std::uint64_t address) { return static_cast<std::uint32_t>(address); }
FORCE_INLINE bool is_local_coordinate(std::uint32_t x, std::uint32_t y, std::uint8_t noc) {
    return x == my_x[noc] && y == my_y[noc];
}
FORCE_INLINE bool is_local(std::uint64_t address, std::uint8_t noc) {
    return is_local_coordinate(NOC_UNICAST_ADDR_X(address), NOC_UNICAST_ADDR_Y(address), noc);
}

}  // namespace noc_address_backend
