#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The templates of the current release have other parameters.
#define recip_tile recip_tile_of_mode
#define recip_tile_init recip_tile_init_of_mode
#include "api/compute/eltwise_unary/recip.h"
#undef recip_tile
#undef recip_tile_init

namespace ckernel {

template <bool legacy_compat = true>
ALWI void recip_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    recip_tile_init_of_mode<>(at);
}
template <bool legacy_compat = true>
ALWI void recip_tile(
    std::uint32_t idst, int vector_mode = static_cast<int>(VectorMode::RC),
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    recip_tile_of_mode<>(idst, static_cast<VectorMode>(vector_mode), at);
}

}  // namespace ckernel
