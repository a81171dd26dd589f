#include <cstdint>

#include "compute_kernel_api.h"
#include "compute_kernel_api/bcast.h"
#include "compute_kernel_api/common.h"
#include "compute_kernel_api/compute_kernel_hw_startup.h"
#include "compute_kernel_api/copy_dest_values.h"
#include "compute_kernel_api/eltwise_binary.h"
#include "compute_kernel_api/eltwise_binary_sfpu.h"
#include "compute_kernel_api/eltwise_unary/binop_with_scalar.h"
#include "compute_kernel_api/eltwise_unary/eltwise_unary.h"
#include "compute_kernel_api/eltwise_unary/exp.h"
#include "compute_kernel_api/eltwise_unary/fill.h"
#include "compute_kernel_api/eltwise_unary/negative.h"
#include "compute_kernel_api/eltwise_unary/recip.h"
#include "compute_kernel_api/eltwise_unary/relu.h"
#include "compute_kernel_api/eltwise_unary/rsqrt.h"
#include "compute_kernel_api/eltwise_unary/sqrt.h"
#include "compute_kernel_api/eltwise_unary/where.h"
#include "compute_kernel_api/matmul.h"
#include "compute_kernel_api/pack.h"
#include "compute_kernel_api/pack_untilize.h"
#include "compute_kernel_api/reduce.h"
#include "compute_kernel_api/reg_api.h"
#include "compute_kernel_api/tile_move_copy.h"
#include "compute_kernel_api/tilize.h"
#include "compute_kernel_api/transpose_wh.h"
#include "compute_kernel_api/transpose_wh_dest.h"
#include "compute_kernel_api/untilize.h"
#include "debug/dprint.h"

namespace NAMESPACE {

constexpr uint32_t a = tt::CBIndex::c_0;
constexpr uint32_t b = tt::CBIndex::c_1;
constexpr uint32_t out = tt::CBIndex::c_16;

void matmul() {
    mm_init(a, b, out);
    mm_init(a, b, out, 1);
    mm_init_short(a, b);
    mm_init_short_with_dt(a, b, out);
    matmul_tiles(a, b, 0, 0, 0, false);
    mm_block_init(a, b, out, 0, 2, 2, 2);
    mm_block_init_short(a, b, 0, 2, 2, 2);
    mm_block_init_short_with_dt(a, b, out, 0, 2, 2, 2);
    mm_block_init_short_with_both_dt(a, b, out, out, 0, 2, 2, 2);
    matmul_block(a, b, 0, 0, 0, false, 2, 2, 2);
}

void eltwise() {
    binary_op_init_common(a, b, out);
    binary_tiles_init<true, ELWADD>(a, b);
    binary_tiles_init<true, EltwiseBinaryType::ELWMUL>(a, b, false);
    add_tiles_init(a, b);
    add_tiles(a, b, 0, 0, 0);
    sub_tiles_init(a, b, true);
    sub_tiles(a, b, 0, 0, 0);
    mul_tiles_init(a, b);
    mul_tiles(a, b, 0, 0, 0);
    binary_dest_reuse_tiles_init<ELWADD, EltwiseBinaryReuseDestType::DEST_TO_SRCA>(a);
    binary_dest_reuse_tiles<ELWADD, EltwiseBinaryReuseDestType::DEST_TO_SRCA>(a, 0, 0);
    add_binary_tile_init();
    add_binary_tile(0, 1, 0);
}

void broadcast() {
    init_bcast<ELWADD, BroadcastType::ROW>(a, b, out);
    add_bcast_rows_init_short(a, b);
    add_tiles_bcast_rows(a, b, 0, 0, 0);
    add_bcast_cols_init_short(a, b);
    add_tiles_bcast_cols(a, b, 0, 0, 0);
    add_bcast_scalar_init_short(a, b);
    add_tiles_bcast<BroadcastType::SCALAR>(a, b, 0, 0, 0);
    sub_bcast_cols_init_short(a, b);
    sub_tiles_bcast_cols(a, b, 0, 0, 0);
    sub_tiles_bcast_scalar_init_short(a, b);
    sub_tiles_bcast_scalar(a, b, 0, 0, 0);
    mul_bcast_rows_init_short(a, b);
    mul_tiles_bcast_rows(a, b, 0, 0, 0);
    mul_bcast_cols_init_short(a, b);
    mul_tiles_bcast_cols(a, b, 0, 0, 0);
    mul_tiles_bcast_scalar_init_short(a, b);
    mul_tiles_bcast_scalar(a, b, 0, 0, 0);
    any_tiles_bcast<ELWMUL, BroadcastType::COL>(a, b, 0, 0, 0);
    unary_bcast_init<BroadcastType::COL>(a, out);
    unary_bcast<BroadcastType::COL>(a, 0, 0);
}

void copies_and_reductions() {
    unary_op_init_common(a, out);
    init_sfpu(a, out);
    copy_tile_init(a);
    copy_tile_to_dst_init_short(a);
    copy_tile_to_dst_init_short_with_dt(b, a);
    copy_tile(a, 0, 0);
    copy_block_matmul_partials(a, 0, 0, 2);
    copy_dest_values(0, 1);
    reduce_init<PoolType::SUM, ReduceDim::REDUCE_ROW>(a, b, out);
    reduce_tile<PoolType::SUM, ReduceDim::REDUCE_ROW>(a, b, 0, 0, 0);
    reduce_init(a, b, out);
    reduce_tile(a, b, 0, 0, 0);
    reduce_uninit();
    transpose_wh_init(a, out);
    transpose_wh_init_short(a);
    transpose_wh_tile(a, 0, 0);
    transpose_wh_dest_init_short();
    transpose_wh_dest(0);
    reconfig_data_format(a, b);
    reconfig_data_format(a, b, b, a);
    reconfig_data_format<true>(a, b);
    reconfig_data_format_srca(a, b);
    reconfig_data_format_srcb(b);
}

void layouts_and_packing() {
    tilize_init(a, 2, out);
    tilize_block(a, 2, out);
    tilize_uninit(a, out);
    untilize_init(a);
    untilize_block(a, 2, out);
    untilize_uninit(a);
    pack_untilize_init<2>(a, out);
    pack_untilize_block<2>(a, 1, out);
    pack_untilize_uninit(out);
    pack_untilize_dest_init<2>(out);
    pack_untilize_dest<2>(out, 1, 0, 16, 4);
    acquire_dst();
    release_dst();
    tile_regs_acquire();
    tile_regs_commit();
    tile_regs_wait();
    pack_tile(0, out);
    pack_tile<true>(0, out, 1);
    pack_tile_block(0, out, 2);
    pack_reconfig_data_format(out);
    pack_reconfig_data_format(a, out);
    pack_reconfig_l1_acc(1);
    tile_regs_release();
}

void vector_unit() {
    exp_tile_init();
    exp_tile_init<true, true>();
    exp_tile(0);
    exp_tile<true, true>(0, (int)VectorMode::RC);
    log_tile_init();
    log_tile(0);
    log_tile_init<false>();
    log_tile<false>(0);
    recip_tile_init();
    recip_tile(0, (int)VectorMode::RC);
    rsqrt_tile_init<false>();
    rsqrt_tile<false>(0);
    sqrt_tile_init();
    sqrt_tile(0);
    where_tile_init();
    where_tile(0, 1, 2, 0);
    where_fp32_tile(0, 1, 2, 0);
    where_int32_tile(0, 1, 2, 0);
    relu_tile_init();
    relu_tile(0);
    negative_tile_init();
    negative_tile(0);
    fill_tile_init();
    fill_tile(0, 1.0f);
    binop_with_scalar_tile_init();
    mul_unary_tile(0, 0x3F800000);
}

void MAIN {
    if (get_arg_val<uint32_t>(0) == 0) {
        return;
    }
    matmul();
    eltwise();
    broadcast();
    copies_and_reductions();
    layouts_and_packing();
    vector_unit();
}

}  // namespace NAMESPACE
