#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

#include "api/compute/pack_untilize.h"

// The geometry of faces is given by each call; that of the circular buffer is the only one here.
namespace ckernel {

template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool narrow_row = false,
    std::uint32_t row_num_datums = 32>
ALWI void pack_untilize_dest_init(
    std::uint32_t ocb, std::uint32_t face_r_dim, std::uint32_t num_faces = 4,
    engine_call::Location at = engine_call::Location::current()) {
    if (face_r_dim != 16 || num_faces != 4) {
        engine_call::api->refuse("pack_untilize_dest_init for other than four faces of 16 rows", at);
    }
    pack_untilize_dest_init<block_ct_dim, full_ct_dim, narrow_row, row_num_datums, false>(ocb, at);
}
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool diagonal = false,
    bool narrow_row = false, std::uint32_t row_num_datums = 32>
ALWI void pack_untilize_dest(
    std::uint32_t ocb, std::uint32_t block_rt_dim, std::uint32_t block_c_index, std::uint32_t face_r_dim,
    std::uint32_t num_faces, std::uint32_t tile_dst_offset = 0,
    engine_call::Location at = engine_call::Location::current()) {
    if (face_r_dim != 16 || num_faces != 4) {
        engine_call::api->refuse("pack_untilize_dest for other than four faces of 16 rows", at);
    }
    pack_untilize_dest<block_ct_dim, full_ct_dim, diagonal, narrow_row, row_num_datums, 0, false>(
        ocb, block_rt_dim, block_c_index, tile_dst_offset, at);
}

}  // namespace ckernel
