#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The SDK has it on Blackhole only.
#ifdef ARCH_BLACKHOLE
namespace ckernel {

ALWI void clamped_silu_glu_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("clamped_silu_glu_tile_init", at);
}

ALWI void clamped_silu_glu_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, VectorMode vector_mode = VectorMode::RC,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::binary("clamped_silu_glu_tile", idst0, idst1, odst, at, {}, sfpu_detail::with_mode(vector_mode));
}

}  // namespace ckernel
#endif
