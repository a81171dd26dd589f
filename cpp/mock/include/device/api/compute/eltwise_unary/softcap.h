#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

// The SDK has it on Blackhole only.
#ifdef ARCH_BLACKHOLE
namespace ckernel {

ALWI void softcap_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("softcap_tile_init", at);
}

ALWI void softcap_tile(
    std::uint32_t idst, std::uint32_t beta, std::uint32_t beta_recip,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::unary("softcap_tile", idst, at, {{beta, beta_recip}});
}

}  // namespace ckernel
#endif
