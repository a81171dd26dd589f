#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void fmod_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("fmod_int32_tile_init", at);
}

ALWI void fmod_int32_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("fmod_int32_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_format(DataFormat::Int32));
}

ALWI void fmod_binary_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("fmod_binary_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void fmod_binary_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("fmod_binary_tile", idst0, idst1, odst, at);
}

}  // namespace ckernel
