#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void fill_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("fill_tile_init", at);
}

ALWI void fill_tile_bitcast(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("fill_tile", idst, at, {{param0}});
}

ALWI void fill_tile(std::uint32_t idst, float param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    std::uint32_t bits = 0;
    __builtin_memcpy(&bits, &param0, sizeof(bits));
    fill_tile_bitcast(idst, bits, at);
}

template <DataFormat DATA_FORMAT>
ALWI void fill_tile_int(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(DATA_FORMAT), "fill_tile_int takes Int32, UInt32 and UInt16");
    sfpu_detail::unary("fill_tile_int", idst, at, {{param0}}, sfpu_detail::with_format(DATA_FORMAT));
}

}  // namespace ckernel
