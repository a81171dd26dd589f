#pragma once

#include <cstdint>

#include "api/compute/eltwise_unary/bitwise.h"
#include "api/compute/eltwise_unary/fill.h"
#include "api/compute/eltwise_unary/logical_not.h"
#include "api/compute/eltwise_unary/shift.h"
#include "compute_kernel_api/common.h"

// Operations on integers had no format, and meant Int32, or had it in their name.
namespace ckernel {

ALWI void bitwise_and_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_and_tile<DataFormat::Int32>(idst, param0, at);
}
ALWI void bitwise_or_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_or_tile<DataFormat::Int32>(idst, param0, at);
}
ALWI void bitwise_xor_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_xor_tile<DataFormat::Int32>(idst, param0, at);
}
ALWI void left_shift_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    left_shift_tile<DataFormat::Int32>(idst, param0, at);
}
ALWI void right_shift_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    right_shift_tile<DataFormat::Int32>(idst, param0, at);
}
ALWI void fill_tile_int(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    fill_tile_int<DataFormat::Int32>(idst, param0, at);
}
ALWI void fill_tile_uint32(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    fill_tile_int<DataFormat::UInt32>(idst, param0, at);
}

ALWI void logical_not_unary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    logical_not_tile_init(at);
}
ALWI void logical_not_unary_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    logical_not_tile<DataFormat::Float16_b>(idst, at);
}
ALWI void logical_not_unary_tile_int32(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    logical_not_tile<DataFormat::Int32>(idst, at);
}
ALWI void logical_not_unary_tile_uint32(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    logical_not_tile<DataFormat::UInt32>(idst, at);
}
ALWI void logical_not_unary_tile_uint16(
    std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    logical_not_tile<DataFormat::UInt16>(idst, at);
}

}  // namespace ckernel
