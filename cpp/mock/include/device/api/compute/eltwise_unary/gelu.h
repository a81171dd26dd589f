#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

template <bool fast_and_approx = true, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void gelu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gelu_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = true, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void gelu_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gelu_tile", idst, at, {}, sfpu_detail::with_setup(fast_and_approx));
}

template <bool fast = false>
ALWI void gelu_tanh_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gelu_tanh_tile_init", at, fast);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fast = false>
ALWI void gelu_tanh_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gelu_tanh_tile", idst, at, {}, sfpu_detail::with_setup(fast));
}

template <bool fast_and_approx = true, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void gelu_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("gelu_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = true, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void gelu_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gelu_tile", idst, at, {}, sfpu_detail::on_packer(sfpu_detail::with_setup(fast_and_approx)));
}

template <bool fast = false>
ALWI void gelu_tanh_tile_init_pack(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init_on_packer("gelu_tanh_tile_init", at, fast);
}

template <bool is_fp32_dest_acc_en = DST_ACCUM_MODE, bool fast = false>
ALWI void gelu_tanh_tile_pack(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gelu_tanh_tile", idst, at, {}, sfpu_detail::on_packer(sfpu_detail::with_setup(fast)));
}

template <bool fast_and_approx = false>
ALWI void gelu_derivative_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("gelu_derivative_tile_init", at, fast_and_approx);
}

template <bool fast_and_approx = false, bool is_fp32_dest_acc_en = DST_ACCUM_MODE>
ALWI void gelu_derivative_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("gelu_derivative_tile", idst, at, {}, sfpu_detail::with_setup(fast_and_approx));
}

}  // namespace ckernel
