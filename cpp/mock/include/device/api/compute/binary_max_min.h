#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void binary_max_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_max_tile_init", at);
}

ALWI void binary_max_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("binary_max_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_mode(vector_mode));
}

ALWI void binary_max_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_max_int32_tile_init", at);
}

ALWI void binary_max_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "binary_max_int32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void binary_max_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_max_uint32_tile_init", at);
}

ALWI void binary_max_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "binary_max_uint32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void binary_min_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_min_tile_init", at);
}

ALWI void binary_min_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("binary_min_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_mode(vector_mode));
}

ALWI void binary_min_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_min_int32_tile_init", at);
}

ALWI void binary_min_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "binary_min_int32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void binary_min_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_min_uint32_tile_init", at);
}

ALWI void binary_min_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "binary_min_uint32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

}  // namespace ckernel
