#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The templates of the current release have other parameters.
#define rsqrt_tile rsqrt_tile_of_mode
#define rsqrt_tile_init rsqrt_tile_init_of_mode
#include "api/compute/eltwise_unary/rsqrt.h"
#undef rsqrt_tile
#undef rsqrt_tile_init

namespace ckernel {

template <bool legacy_compat = true>
ALWI void rsqrt_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    rsqrt_tile_init_of_mode(at);
}
template <bool legacy_compat = true, bool fast_and_approx = false>
ALWI void rsqrt_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    rsqrt_tile_of_mode<fast_and_approx ? RsqrtMode::Fast : RsqrtMode::Default>(idst, at);
}

}  // namespace ckernel
