#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

enum class RsqrtMode { Default, Fast };

ALWI void rsqrt_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("rsqrt_tile_init", at, APPROX);
}

template <RsqrtMode mode = RsqrtMode::Default, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void rsqrt_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("rsqrt_tile", idst, at, {{mode == RsqrtMode::Fast}}, sfpu_detail::with_setup(APPROX));
}

}  // namespace ckernel
