#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void softplus_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("softplus_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void softplus_tile(
    std::uint32_t idst, std::uint32_t beta, std::uint32_t beta_reciprocal, std::uint32_t threshold,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("softplus_tile", idst, at, {{beta, beta_reciprocal, threshold, sfpu_detail::kFloat32Input}});
}

ALWI void softplus_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("softplus_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void softplus_tile_pack(
    std::uint32_t idst, std::uint32_t beta, std::uint32_t beta_reciprocal, std::uint32_t threshold,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "softplus_tile", idst, at, {{beta, beta_reciprocal, threshold, sfpu_detail::kFloat32Input}},
        sfpu_detail::on_packer());
}

}  // namespace ckernel
