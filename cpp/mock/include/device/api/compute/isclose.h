#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void isclose_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("isclose_binary_tile_init", at);
}

template <bool EQUAL_NAN = false>
ALWI void isclose_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, std::uint32_t rtol_bits, std::uint32_t atol_bits,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("isclose_binary_tile", idst0, idst1, odst, at, {{rtol_bits, atol_bits, EQUAL_NAN}});
}

}  // namespace ckernel
