#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void snake_beta_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("snake_beta_tile_init", at);
}

template <DataFormat data_format, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void snake_beta_tile(
    std::uint32_t idst_x, std::uint32_t idst_alpha, std::uint32_t idst_beta, std::uint32_t idst_out,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    static_assert(sfpu_detail::is_float(data_format), "snake_beta_tile takes float formats");
    sfpu_detail::ternary("snake_beta_tile", idst_x, idst_alpha, idst_beta, idst_out, at);
}

}  // namespace ckernel
