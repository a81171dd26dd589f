#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// One init for all; the scalar is given by its fp32 bits.
namespace ckernel {

enum { ADD_UNARY = 0, SUB_UNARY = 1, MUL_UNARY = 2, DIV_UNARY = 3, RSUB_UNARY = 4 };

ALWI void binop_with_scalar_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binop_with_scalar_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void add_unary_tile(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("add_unary_tile", idst, at, {{param1}});
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void sub_unary_tile(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sub_unary_tile", idst, at, {{param1}});
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void mul_unary_tile(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("mul_unary_tile", idst, at, {{param1}});
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void div_unary_tile(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("div_unary_tile", idst, at, {{param1}});
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rsub_unary_tile(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rsub_unary_tile", idst, at, {{param1}});
}

ALWI void add_unary_tile_int32(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("add_unary_tile_int32", idst, at, {{param1}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void sub_unary_tile_int32(
    std::uint32_t idst, std::uint32_t param1, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("sub_unary_tile_int32", idst, at, {{param1}}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
