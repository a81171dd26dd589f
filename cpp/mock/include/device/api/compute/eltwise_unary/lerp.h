#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void lerp_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("lerp_tile_init", at);
}

template <DataFormat data_format, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void lerp_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t idst2, std::uint32_t odst,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_float(data_format), "lerp_tile takes float formats");
    sfpu_detail::ternary("lerp_tile", idst0, idst1, idst2, odst, at);
}

}  // namespace ckernel
