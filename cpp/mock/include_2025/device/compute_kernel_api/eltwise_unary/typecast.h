#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The init did not say what is cast.
#define typecast_tile typecast_tile_initialised
#include "api/compute/eltwise_unary/typecast.h"
#undef typecast_tile

namespace ckernel {

ALWI void typecast_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    sfpu_detail::init("typecast_tile_init", at);
}
template <std::uint32_t IN_DTYPE, std::uint32_t OUT_DTYPE>
ALWI void typecast_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    typecast_tile_init<IN_DTYPE, OUT_DTYPE>(at);
    typecast_tile_initialised<IN_DTYPE, OUT_DTYPE>(idst, at);
}

}  // namespace ckernel
