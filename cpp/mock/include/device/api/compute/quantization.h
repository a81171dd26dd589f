#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// Zero points are fp32 bit patterns.
namespace ckernel {

ALWI void quant_tile_init(const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("quant_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int32));
}

ALWI void quant_uint8_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("quant_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::UInt8));
}

ALWI void quant_int8_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("quant_int8_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int8));
}

ALWI void quant_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("quant_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void quant_int8_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("quant_int8_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void requant_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("requant_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int32));
}

ALWI void requant_uint8_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("requant_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::UInt8));
}

ALWI void requant_int8_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("requant_int8_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int8));
}

ALWI void requant_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("requant_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void requant_int8_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("requant_int8_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void requant_int8_in_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("requant_int8_in_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int32));
}

ALWI void requant_int8_in_uint8_out_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init(
        "requant_int8_in_uint8_out_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::UInt8));
}

ALWI void requant_int8_in_int8_out_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init(
        "requant_int8_in_int8_out_tile_init", at, 0, zero_point, static_cast<std::uint32_t>(DataFormat::Int8));
}

ALWI void dequant_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("dequant_tile_init", at, 0, zero_point);
}

ALWI void dequant_int8_tile_init(
    const std::uint32_t zero_point, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("dequant_int8_tile_init", at, 0, zero_point);
}

ALWI void requant_int8_in_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "requant_int8_in_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void requant_int8_in_int8_out_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "requant_int8_in_int8_out_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void dequant_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("dequant_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void dequant_int8_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("dequant_int8_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
