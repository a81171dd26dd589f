#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <DataFormat data_format>
ALWI void eq_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "eq_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("eq_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void eq_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "eq_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("eq_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void ne_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "ne_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("ne_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void ne_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "ne_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("ne_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void lt_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "lt_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("lt_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void lt_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "lt_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("lt_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void gt_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "gt_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("gt_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void gt_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "gt_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("gt_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void le_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "le_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("le_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void le_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "le_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("le_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void ge_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "ge_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::init("ge_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void ge_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "ge_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("ge_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
