#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void relu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("relu_tile_init", at);
}

ALWI void relu_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_tile", idst, at);
}

ALWI void relu_min_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("relu_min_tile_init", at);
}

ALWI void relu_min_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_min_tile", idst, at, {{param0}});
}

ALWI void relu_min_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_min_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void relu_min_tile_uint32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_min_tile_uint32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void relu_min_tile_uint16(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_min_tile_uint16", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt16));
}

ALWI void relu_max_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("relu_max_tile_init", at);
}

ALWI void relu_max_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_max_tile", idst, at, {{param0}});
}

ALWI void relu_max_tile_int32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_max_tile_int32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void relu_max_tile_uint32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_max_tile_uint32", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void relu_max_tile_uint16(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_max_tile_uint16", idst, at, {{param0}}, sfpu_detail::with_format(DataFormat::UInt16));
}

ALWI void relu_max_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("relu_max_tile_init", at);
}

ALWI void relu_max_tile_pack(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_max_tile", idst, at, {{param0}}, sfpu_detail::on_packer());
}

ALWI void relu_tile_int32(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("relu_tile_int32", idst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void leaky_relu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("leaky_relu_tile_init", at);
}

ALWI void leaky_relu_tile(
    std::uint32_t idst, std::uint32_t slope = 0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("leaky_relu_tile", idst, at, {{slope}});
}

}  // namespace ckernel
