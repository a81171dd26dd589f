#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void rsub_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rsub_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rsub_tile(
    std::uint32_t idst, std::uint32_t scalar, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rsub_tile", idst, at, {{scalar}});
}

ALWI void rsub_unary_int32_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rsub_unary_int32_tile_init", at);
}

ALWI void rsub_unary_int32_tile(
    std::uint32_t idst, std::uint32_t scalar, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rsub_unary_int32_tile", idst, at, {{scalar}}, sfpu_detail::with_format(DataFormat::Int32));
}

}  // namespace ckernel
