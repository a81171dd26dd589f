#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void bitwise_and_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("bitwise_and_tile_init", at);
}

template <DataFormat data_format>
ALWI void bitwise_and_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_and_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("bitwise_and_tile", idst, at, {{param0}}, sfpu_detail::with_format(data_format));
}

ALWI void bitwise_or_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("bitwise_or_tile_init", at);
}

template <DataFormat data_format>
ALWI void bitwise_or_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_or_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("bitwise_or_tile", idst, at, {{param0}}, sfpu_detail::with_format(data_format));
}

ALWI void bitwise_xor_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("bitwise_xor_tile_init", at);
}

template <DataFormat data_format>
ALWI void bitwise_xor_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "bitwise_xor_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("bitwise_xor_tile", idst, at, {{param0}}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
