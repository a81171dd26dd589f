#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void sub_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("sub_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void sub_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "sub_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("sub_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

ALWI void rsub_int_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rsub_int_tile_init", at);
}

template <DataFormat data_format>
ALWI void rsub_int_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_integer(data_format), "rsub_int_tile takes Int32, UInt32 and UInt16");
    sfpu_detail::binary("rsub_int_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(data_format));
}

}  // namespace ckernel
