#pragma once

#include <cstdint>

#include "api/compute/matmul.h"
#include "compute_kernel_api/common.h"

namespace ckernel {

ALWI void mm_init(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t out_cb_id, const std::uint32_t transpose = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    compute_kernel_hw_startup<SrcOrder::Reverse>(in0_cb_id, in1_cb_id, out_cb_id, at);
    matmul_init(in0_cb_id, in1_cb_id, transpose, at);
}
ALWI void mm_init_short(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, const std::uint32_t transpose = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    matmul_init(in0_cb_id, in1_cb_id, transpose, at);
}
// SrcA, where in1 goes, was set up for c_in_old_srca.
ALWI void mm_init_short_with_dt(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t c_in_old_srca, const std::uint32_t transpose = 0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format_srca(c_in_old_srca, in1_cb_id, at);
    matmul_init(in0_cb_id, in1_cb_id, transpose, at);
}
// The transposition is that of the init.
ALWI void matmul_tiles(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t in0_tile_index, std::uint32_t in1_tile_index,
    std::uint32_t idst, const std::uint32_t,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    matmul_tiles(in0_cb_id, in1_cb_id, in0_tile_index, in1_tile_index, idst, at);
}

ALWI void mm_block_init(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t out_cb_id, const std::uint32_t transpose = 0,
    std::uint32_t ct_dim = 1, std::uint32_t rt_dim = 1, std::uint32_t kt_dim = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    compute_kernel_hw_startup<SrcOrder::Reverse>(in0_cb_id, in1_cb_id, out_cb_id, at);
    matmul_block_init(in0_cb_id, in1_cb_id, transpose, ct_dim, rt_dim, kt_dim, at);
}
ALWI void mm_block_init_short(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, const std::uint32_t transpose = 0, std::uint32_t ct_dim = 1,
    std::uint32_t rt_dim = 1, std::uint32_t kt_dim = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    matmul_block_init(in0_cb_id, in1_cb_id, transpose, ct_dim, rt_dim, kt_dim, at);
}
ALWI void mm_block_init_short_with_dt(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t old_in1_cb_id, const std::uint32_t transpose = 0,
    std::uint32_t ct_dim = 1, std::uint32_t rt_dim = 1, std::uint32_t kt_dim = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format_srca(old_in1_cb_id, in1_cb_id, at);
    matmul_block_init(in0_cb_id, in1_cb_id, transpose, ct_dim, rt_dim, kt_dim, at);
}
ALWI void mm_block_init_short_with_both_dt(
    std::uint32_t in0_cb_id, std::uint32_t in1_cb_id, std::uint32_t old_in0_cb_id, std::uint32_t old_in1_cb_id,
    const std::uint32_t transpose = 0, std::uint32_t ct_dim = 1, std::uint32_t rt_dim = 1, std::uint32_t kt_dim = 1,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    reconfig_data_format_srcb(old_in0_cb_id, in0_cb_id, at);
    mm_block_init_short_with_dt(in0_cb_id, in1_cb_id, old_in1_cb_id, transpose, ct_dim, rt_dim, kt_dim, at);
}

}  // namespace ckernel
