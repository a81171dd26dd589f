#pragma once

#include <cstdint>

#include "api/compute/tile_move_copy.h"
#include "compute_kernel_api/common.h"

namespace ckernel {

ALWI void copy_block_matmul_partials(
    std::uint32_t in_cb_id, std::uint32_t start_in_tile_index, std::uint32_t start_dst_tile_index, std::uint32_t ntiles,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    copy_block(in_cb_id, start_in_tile_index, start_dst_tile_index, ntiles, at);
}

}  // namespace ckernel
