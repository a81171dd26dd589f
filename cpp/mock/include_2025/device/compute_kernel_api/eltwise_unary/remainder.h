#pragma once

#include <cstdint>

#include "api/compute/eltwise_unary/remainder.h"
#include "compute_kernel_api/common.h"

// The divisor and its reciprocal were arguments of the operation, not of its init.
namespace ckernel {

ALWI void remainder_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    remainder_tile_init(sfpu_detail::kOneBits, sfpu_detail::kOneBits, at);
}
ALWI void remainder_tile(
    std::uint32_t idst, std::uint32_t param0, std::uint32_t param1,
    sfpu_detail::Location at = sfpu_detail::Location::current()) {
    remainder_tile_init(param0, param1, at);
    remainder_tile(idst, at);
}

}  // namespace ckernel
