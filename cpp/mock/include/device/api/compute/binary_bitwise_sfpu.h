#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// One init for all.
namespace ckernel {

ALWI void binary_bitwise_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("binary_bitwise_tile_init", at);
}

template <DataFormat data_format>
ALWI void bitwise_and_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_and_binary_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("bitwise_and_binary_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void bitwise_or_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_or_binary_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("bitwise_or_binary_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

template <DataFormat data_format>
ALWI void bitwise_xor_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_xor_binary_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("bitwise_xor_binary_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
