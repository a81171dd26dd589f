#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void hardsigmoid_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("hardsigmoid_tile_init", at);
}

ALWI void hardsigmoid_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("hardsigmoid_tile", idst, at);
}

ALWI void hardsigmoid_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("hardsigmoid_tile_init", at);
}

ALWI void hardsigmoid_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("hardsigmoid_tile", idst, at, {}, sfpu_detail::on_packer());
}

ALWI void softsign_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("softsign_tile_init", at, APPROX);
}

ALWI void softsign_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("softsign_tile", idst, at, {}, sfpu_detail::with_setup(APPROX));
}

ALWI void celu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("celu_tile_init", at);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void celu_tile(
    std::uint32_t idst, std::uint32_t alpha, std::uint32_t alpha_recip,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("celu_tile", idst, at, {{alpha, alpha_recip, 0, sfpu_detail::kFloat32Input}});
}

ALWI void softshrink_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("softshrink_tile_init", at);
}

ALWI void softshrink_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("softshrink_tile", idst, at, {{param0}});
}

ALWI void hardshrink_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("hardshrink_tile_init", at);
}

ALWI void hardshrink_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("hardshrink_tile", idst, at, {{param0}});
}

}  // namespace ckernel
