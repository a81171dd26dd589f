#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void remainder_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("remainder_int32_tile_init", at);
}

ALWI void remainder_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "remainder_int32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void remainder_uint32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("remainder_uint32_tile_init", at);
}

ALWI void remainder_uint32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary(
        "remainder_uint32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::UInt32));
}

ALWI void remainder_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("remainder_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void remainder_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("remainder_binary_tile", idst0, idst1, odst, at);
}

}  // namespace ckernel
