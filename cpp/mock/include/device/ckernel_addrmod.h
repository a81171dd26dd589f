#pragma once

#include <cstdint>

#include "api/compute/engine_types.h"

// How instructions move the counters of rows. Vectors of sfpi.h go on as a mode says where mode() names one.
namespace ckernel {

inline constexpr std::uint8_t ADDR_MOD_0 = 0;
inline constexpr std::uint8_t ADDR_MOD_1 = 1;
inline constexpr std::uint8_t ADDR_MOD_2 = 2;
inline constexpr std::uint8_t ADDR_MOD_3 = 3;
inline constexpr std::uint8_t ADDR_MOD_4 = 4;
inline constexpr std::uint8_t ADDR_MOD_5 = 5;
inline constexpr std::uint8_t ADDR_MOD_6 = 6;
inline constexpr std::uint8_t ADDR_MOD_7 = 7;

struct addr_mod_src_t {
    std::uint8_t incr = 0;
    std::uint8_t clr = 0;
    std::uint8_t cr = 0;
};
struct addr_mod_dest_t {
    std::int16_t incr = 0;
    std::uint8_t clr = 0;
    std::uint8_t cr = 0;
    std::uint8_t c_to_cr = 0;
};
struct addr_mod_t {
    addr_mod_src_t srca = {};
    addr_mod_src_t srcb = {};
    addr_mod_dest_t dest = {};
    void set(std::uint8_t mode, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) const {
        tilemetal::mock::api->sfpi->set_address_mode(mode, dest.incr, at);
    }
};

}  // namespace ckernel
