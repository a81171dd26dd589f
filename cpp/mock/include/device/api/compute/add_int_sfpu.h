#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void add_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("add_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void add_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "add_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("add_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
