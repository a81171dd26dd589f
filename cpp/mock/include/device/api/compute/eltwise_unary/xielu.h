#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void xielu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("xielu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void xielu_tile(
    std::uint32_t idst, std::uint32_t alpha_p, std::uint32_t alpha_n,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("xielu_tile", idst, at, {{alpha_p, alpha_n}});
}

}  // namespace ckernel
