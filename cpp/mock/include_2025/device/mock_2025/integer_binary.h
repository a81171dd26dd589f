#pragma once

#include <cstdint>

#include "api/compute/add_int_sfpu.h"
#include "api/compute/binary_bitwise_sfpu.h"
#include "api/compute/binary_comp.h"
#include "api/compute/binary_shift.h"
#include "api/compute/mul_int_sfpu.h"
#include "api/compute/sub_int_sfpu.h"
#include "compute_kernel_api/common.h"

// The format of operations on two tiles of integers was part of their names; shifts and bits meant Int32 without one.
namespace ckernel {

ALWI void add_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    add_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void add_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    add_int_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void add_uint16_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    add_int_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}
ALWI void sub_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sub_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void sub_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sub_int_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void sub_uint16_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sub_int_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}
ALWI void rsub_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    rsub_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void rsub_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    rsub_int_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void rsub_uint16_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    rsub_int_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}
ALWI void mul_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void mul_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void mul_uint16_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}

// The product has one init for each format.
ALWI void mul_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile_init<DataFormat::Int32>(at);
}
ALWI void mul_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile_init<DataFormat::UInt32>(at);
}
ALWI void mul_uint16_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile_init<DataFormat::UInt16>(at);
}
ALWI void mul_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    mul_int_tile_init<DataFormat::UInt16>(at);
}

ALWI void bitwise_and_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_and_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_and_int32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_and_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_and_uint32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_and_binary_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void bitwise_and_uint16_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_and_binary_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}
ALWI void bitwise_or_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_or_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_or_int32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_or_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_or_uint32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_or_binary_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void bitwise_or_uint16_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_or_binary_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}
ALWI void bitwise_xor_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_xor_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_xor_int32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_xor_binary_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void bitwise_xor_uint32_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_xor_binary_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void bitwise_xor_uint16_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    bitwise_xor_binary_tile<DataFormat::UInt16>(idst0, idst1, odst, at);
}

ALWI void binary_left_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_left_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_left_shift_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_left_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_left_shift_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_left_shift_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void binary_right_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_right_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_right_shift_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_right_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_right_shift_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_right_shift_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}
ALWI void binary_logical_right_shift_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_logical_right_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_logical_right_shift_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_logical_right_shift_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void binary_logical_right_shift_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    binary_logical_right_shift_tile<DataFormat::UInt32>(idst0, idst1, odst, at);
}

ALWI void lt_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    lt_int_tile_init<DataFormat::Int32>(at);
}
ALWI void lt_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    lt_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void gt_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    gt_int_tile_init<DataFormat::Int32>(at);
}
ALWI void gt_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    gt_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void le_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    le_int_tile_init<DataFormat::Int32>(at);
}
ALWI void le_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    le_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}
ALWI void ge_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    ge_int_tile_init<DataFormat::Int32>(at);
}
ALWI void ge_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    ge_int_tile<DataFormat::Int32>(idst0, idst1, odst, at);
}

}  // namespace ckernel
