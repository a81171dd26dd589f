#pragma once

#include <cstdint>

#include "api/compute/pack.h"

namespace ckernel {

ALWI void pack_tile_block(
    std::uint32_t ifrom_dst, std::uint32_t icb, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    pack_block(ifrom_dst, icb, ntiles, at);
}

}  // namespace ckernel
