#pragma once

#include <cstdint>

#include "ckernel.h"
#include "sfpi.h"

// What programs of the vector unit call of the math thread: where in DST they are.
namespace ckernel {

struct p_setrwc {
    static constexpr std::uint32_t CLR_NONE = 0;
    static constexpr std::uint32_t SET_D = 4;
    static constexpr std::uint32_t SET_ABD_F = 15;
};

namespace math {

ALWI void move(
    tilemetal::mock::abi::SfpiMove what, int amount,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->sfpi->move(what, amount, at);
}

template <DstTileShape shape = DstTileShape::Tile32x32>
ALWI void set_dst_write_addr(
    std::uint32_t tile, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(shape == DstTileShape::Tile32x32, "tiles in DST are 32x32 here");
    move(tilemetal::mock::abi::SfpiMove::ToTile, static_cast<int>(tile), at);
}
template <int rows>
ALWI void inc_dst_addr(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    move(tilemetal::mock::abi::SfpiMove::RowsOfStart, rows, at);
}
ALWI void clear_dst_reg_addr(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    move(tilemetal::mock::abi::SfpiMove::Back, 0, at);
}
ALWI void reset_counters(
    std::uint32_t setrwc, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if ((setrwc & p_setrwc::SET_D) != 0) {
        clear_dst_reg_addr(at);
    }
}
ALWI void set_addr_mod_base() {}
ALWI void clear_addr_mod_base() {}

}  // namespace math

namespace sfpu {
// Inits set this register, too.
inline void _init_sfpu_config_reg() {}
}  // namespace sfpu

}  // namespace ckernel
