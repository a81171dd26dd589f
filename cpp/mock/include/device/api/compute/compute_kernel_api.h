#pragma once

#include <cstdint>

#include "api/compute/common_globals.h"
#include "api/compute/engine_types.h"
#include "api/compute/sfpu_call.h"
#include "llk_math_eltwise_binary_sfpu_macros.h"
#include "llk_math_eltwise_unary_sfpu_macros.h"

// The programs that come with this header elsewhere bring the vectors' names along like this.
using namespace sfpi;

namespace ckernel {

template <bool fast_and_approx = false>
ALWI void sigmoid_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sigmoid_tile_init", at, fast_and_approx);
}

template <VectorMode vec_mode = VectorMode::RC, bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sigmoid_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sigmoid_tile", idst, at, {}, sfpu_detail::with_mode(vec_mode, fast_and_approx));
}

template <bool fast_and_approx = false>
ALWI void sigmoid_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("sigmoid_tile_init", at, fast_and_approx);
}

template <VectorMode vec_mode = VectorMode::RC, bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sigmoid_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "sigmoid_tile", idst, at, {}, sfpu_detail::on_packer(sfpu_detail::with_mode(vec_mode, fast_and_approx)));
}

ALWI void silu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("silu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void silu_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("silu_tile", idst, at);
}

ALWI void silu_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("silu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void silu_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("silu_tile", idst, at, {}, sfpu_detail::on_packer());
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tanh_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("tanh_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tanh_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("tanh_tile", idst, at, {}, sfpu_detail::with_setup(fast_and_approx));
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tanh_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("tanh_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void tanh_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("tanh_tile", idst, at, {}, sfpu_detail::on_packer(sfpu_detail::with_setup(fast_and_approx)));
}

ALWI void square_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("square_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void square_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("square_tile", idst, at);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void log_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("log_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void log_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("log_tile", idst, at, {}, sfpu_detail::with_setup(fast_and_approx));
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void log_with_base_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("log_with_base_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool base_is_two = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void log_with_base_tile(
    std::uint32_t idst, std::uint32_t base_scale, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "log_with_base_tile", idst, at, {{base_scale, base_is_two}}, sfpu_detail::with_setup(fast_and_approx));
}

ALWI void signbit_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("signbit_tile_init", at);
}

ALWI void signbit_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("signbit_tile", idst, at);
}

ALWI void signbit_tile_int32_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("signbit_tile_int32_init", at);
}

ALWI void signbit_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("signbit_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void abs_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("abs_tile_init", at);
}

ALWI void abs_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("abs_tile", idst, at);
}

ALWI void abs_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("abs_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void sign_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sign_tile_init", at);
}

ALWI void sign_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sign_tile", idst, at);
}

ALWI void tiled_prod_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("tiled_prod_tile_init", at);
}

ALWI void tiled_prod_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::run("tiled_prod_tile", at, {idst, idst + 1, 0, 0});
}

ALWI void power_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("power_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void power_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("power_tile", idst, at, {{param0}});
}

ALWI void power_iterative_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("power_iterative_tile_init", at);
}

ALWI void power_iterative_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("power_iterative_tile", idst, at, {{param0}});
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp2_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("exp2_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void exp2_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("exp2_tile", idst, at);
}

ALWI void heaviside_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("heaviside_tile_init", at);
}

ALWI void heaviside_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("heaviside_tile", idst, at, {{param0}});
}

template <bool approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void expm1_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("expm1_tile_init", at, approx);
}

template <bool approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void expm1_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("expm1_tile", idst, at, {}, sfpu_detail::with_setup(approx));
}

ALWI void unary_max_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_max_tile_init", at);
}

ALWI void unary_max_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_max_tile", idst, at, {{param0}});
}

ALWI void unary_max_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_max_int32_tile_init", at);
}

ALWI void unary_max_int32_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_max_int32_tile", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_max_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_max_uint32_tile_init", at);
}

ALWI void unary_max_uint32_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_max_uint32_tile", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void unary_min_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_min_tile_init", at);
}

ALWI void unary_min_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_min_tile", idst, at, {{param0}});
}

ALWI void unary_min_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_min_int32_tile_init", at);
}

ALWI void unary_min_int32_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_min_int32_tile", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_min_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_min_uint32_tile_init", at);
}

ALWI void unary_min_uint32_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_min_uint32_tile", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void alt_complex_rotate90_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("alt_complex_rotate90_tile_init", at);
}

ALWI void alt_complex_rotate90_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("alt_complex_rotate90_tile", idst, at);
}

#define SFPU_REDUCE_SUPPORTED_FORMATS "Float32, Int32, UInt32, UInt16, Float16_b"
constexpr bool sfpu_reduce_format_supported(DataFormat format) {
    return format == DataFormat::Float32 || format == DataFormat::Float16_b || sfpu_detail::is_integer(format);
}

template <PoolType pool_type, DataFormat format, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_reduce_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_reduce_format_supported(format), "sfpu_reduce takes " SFPU_REDUCE_SUPPORTED_FORMATS);
    sfpu_detail::init(
        "sfpu_reduce_init", at, static_cast<std::uint32_t>(pool_type) | static_cast<std::uint32_t>(format) << 8);
}

template <
    PoolType pool_type, DataFormat format, ReduceDim reduce_dim = ReduceDim::REDUCE_COL,
    bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sfpu_reduce(
    std::uint32_t idst, std::uint32_t ct_dim = 1, std::uint32_t rt_dim = 1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_reduce_format_supported(format), "sfpu_reduce takes " SFPU_REDUCE_SUPPORTED_FORMATS);
    static_assert(
        reduce_dim == ReduceDim::REDUCE_COL || (reduce_dim == ReduceDim::REDUCE_ROW && pool_type != PoolType::AVG),
        "sfpu_reduce reduces columns, and rows for SUM, MAX and MIN");
    static_assert(
        !(reduce_dim == ReduceDim::REDUCE_ROW && format == DataFormat::UInt16 && pool_type != PoolType::SUM &&
          is_fp32_dest_acc_en != sfpu_detail::kIsBlackhole),
        "sfpu_reduce finds extremes of UInt16 along rows in a 16-bit DST on Wormhole and in a 32-bit DST on Blackhole");
    sfpu_detail::unary(
        "sfpu_reduce", idst, at, {{reduce_dim == ReduceDim::REDUCE_ROW, ct_dim, rt_dim}},
        sfpu_detail::with_format(
            sfpu_detail::elements_of(format), static_cast<std::uint32_t>(pool_type) | static_cast<std::uint32_t>(format)
                                                                                          << 8));
}

template <DataLayout layout = DataLayout::TILE>
ALWI void max_reduce_with_indices_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("max_reduce_with_indices_init", at, static_cast<std::uint32_t>(layout));
}

template <
    int num_rows = 9, DataLayout layout = DataLayout::TILE, bool accumulate = false, int ITERATIONS = 8,
    bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void max_reduce_with_indices(
    std::uint32_t idst, std::uint32_t idst_idx, std::uint32_t chunk = 0,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(num_rows <= 32, "max_reduce_with_indices takes up to 32 rows");
    static_assert(
        layout == DataLayout::ROW_MAJOR || (num_rows <= 9 && !accumulate),
        "max_reduce_with_indices takes more than 9 rows, and accumulates, with ROW_MAJOR only");
    sfpu_detail::run(
        "max_reduce_with_indices", at, {idst, idst_idx, idst + 1, idst_idx + 1}, {{num_rows, accumulate, chunk}},
        sfpu_detail::with_setup(static_cast<std::uint32_t>(layout)));
}

ALWI void sfpu_add_top_row_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sfpu_add_top_row_init", at);
}

template <DataFormat format>
ALWI void sfpu_add_top_row(
    std::uint32_t dst_tile_0, std::uint32_t dst_tile_1, std::uint32_t dst_tile_out,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(
        format == DataFormat::Float32 || format == DataFormat::Int32 || format == DataFormat::UInt32,
        "sfpu_add_top_row takes Float32, Int32 and UInt32");
    sfpu_detail::binary(
        "sfpu_add_top_row", dst_tile_0, dst_tile_1, dst_tile_out, at, {}, sfpu_detail::with_format(format));
}

}  // namespace ckernel
