#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void selu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("selu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void selu_tile(
    std::uint32_t idst, std::uint32_t scale, std::uint32_t alpha,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("selu_tile", idst, at, {{scale, alpha, 0, sfpu_detail::kFloat32Input}});
}

ALWI void selu_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("selu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void selu_tile_pack(
    std::uint32_t idst, std::uint32_t scale, std::uint32_t alpha,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary(
        "selu_tile", idst, at, {{scale, alpha, 0, sfpu_detail::kFloat32Input}}, sfpu_detail::on_packer());
}

}  // namespace ckernel
