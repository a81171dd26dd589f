#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void unary_ne_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_ne_tile_init", at);
}

ALWI void unary_ne_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_ne_tile", idst, at, {{param0}});
}

ALWI void unary_ne_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_ne_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_eq_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_eq_tile_init", at);
}

ALWI void unary_eq_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_eq_tile", idst, at, {{param0}});
}

ALWI void unary_eq_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_eq_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_gt_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_gt_tile_init", at);
}

ALWI void unary_gt_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_gt_tile", idst, at, {{param0}});
}

ALWI void unary_gt_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_gt_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_ge_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_ge_tile_init", at);
}

ALWI void unary_ge_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_ge_tile", idst, at, {{param0}});
}

ALWI void unary_ge_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_ge_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_lt_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_lt_tile_init", at);
}

ALWI void unary_lt_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_lt_tile", idst, at, {{param0}});
}

ALWI void unary_lt_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_lt_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void unary_le_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("unary_le_tile_init", at);
}

ALWI void unary_le_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_le_tile", idst, at, {{param0}});
}

ALWI void unary_le_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("unary_le_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void gtz_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gtz_tile_init", at);
}

ALWI void gtz_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gtz_tile", idst, at);
}

ALWI void gtz_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gtz_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void nez_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("nez_tile_init", at);
}

ALWI void nez_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("nez_tile", idst, at);
}

ALWI void nez_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("nez_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void gez_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gez_tile_init", at);
}

ALWI void gez_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gez_tile", idst, at);
}

ALWI void gez_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gez_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void ltz_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("ltz_tile_init", at);
}

ALWI void ltz_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("ltz_tile", idst, at);
}

ALWI void ltz_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("ltz_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void eqz_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("eqz_tile_init", at);
}

ALWI void eqz_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("eqz_tile", idst, at);
}

ALWI void eqz_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("eqz_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void lez_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lez_tile_init", at);
}

ALWI void lez_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("lez_tile", idst, at);
}

ALWI void lez_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("lez_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void eqz_tile_uint16(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("eqz_tile_uint16", idst, at, {}, sfpu_detail::with_format(DataFormat::UInt16));
}

ALWI void eqz_tile_uint32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("eqz_tile_uint32", idst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void nez_tile_uint16(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("nez_tile_uint16", idst, at, {}, sfpu_detail::with_format(DataFormat::UInt16));
}

ALWI void nez_tile_uint32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("nez_tile_uint32", idst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

}  // namespace ckernel
