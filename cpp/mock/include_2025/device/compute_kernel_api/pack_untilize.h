#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

#include "api/compute/pack_untilize.h"

// The geometry of faces is given by each call; that of the circular buffer is the only one here.
namespace ckernel {

namespace pack_untilize_detail {

ALWI tilemetal::mock::abi::BlockOp with_faces(
    tilemetal::mock::abi::BlockOp call, std::uint32_t face_r_dim, std::uint32_t num_faces, engine_call::Location at) {
    const bool rows = face_r_dim == 1 || face_r_dim == 2 || face_r_dim == 4 || face_r_dim == 8 || face_r_dim == 16;
    const bool faces = num_faces == 1 || num_faces == 2 || (num_faces == 4 && face_r_dim == 16);
    if (!rows || !faces) {
        engine_call::api->refuse("pack_untilize_dest of other faces than 1 or 2 of 1 to 16 rows, or 4 of 16", at);
    }
    if (num_faces == 4) {
        return call;
    }
    call.face_rows = static_cast<std::uint8_t>(face_r_dim);
    call.faces = static_cast<std::uint8_t>(num_faces);
    return call;
}

}  // namespace pack_untilize_detail

template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool narrow_row = false,
    std::uint32_t row_num_datums = 32>
ALWI void pack_untilize_dest_init(
    std::uint32_t ocb, std::uint32_t face_r_dim, std::uint32_t num_faces = 4,
    engine_call::Location at = engine_call::Location::current()) {
    const auto call = pack_untilize_detail::block<block_ct_dim, full_ct_dim, narrow_row, row_num_datums>(ocb);
    engine_call::api->engine.pack_as_rows(pack_untilize_detail::with_faces(call, face_r_dim, num_faces, at), at);
}
template <
    std::uint32_t block_ct_dim = 8, std::uint32_t full_ct_dim = block_ct_dim, bool diagonal = false,
    bool narrow_row = false, std::uint32_t row_num_datums = 32>
ALWI void pack_untilize_dest(
    std::uint32_t ocb, std::uint32_t block_rt_dim, std::uint32_t block_c_index, std::uint32_t face_r_dim,
    std::uint32_t num_faces, std::uint32_t tile_dst_offset = 0,
    engine_call::Location at = engine_call::Location::current()) {
    static_assert(!diagonal, "diagonal is not implemented: no init sets the packers up for it");
    auto call = pack_untilize_detail::block<block_ct_dim, full_ct_dim, narrow_row, row_num_datums>(ocb);
    call.rows = block_rt_dim;
    call.column = block_c_index;
    call.dst = tile_dst_offset;
    engine_call::api->engine.pack_untilize_dest(pack_untilize_detail::with_faces(call, face_r_dim, num_faces, at), at);
}

}  // namespace ckernel
