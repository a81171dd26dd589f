#pragma once

#include <cstdint>

// The approximation of log was the default; exponents of power were integers.
#define log_tile log_tile_of_mode
#define log_tile_init log_tile_init_of_mode
#define power_tile power_tile_of_bits
#define power_tile_init power_tile_init_of_bits
#include "api/compute/compute_kernel_api.h"
#undef log_tile
#undef log_tile_init
#undef power_tile
#undef power_tile_init

#include "compute_kernel_api/common.h"
#include "compute_kernel_api/eltwise_unary/exp.h"
#include "mock_2025/sfpu_programs.h"

namespace ckernel {

template <bool fast_and_approx = true>
ALWI void log_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    log_tile_init_of_mode<fast_and_approx>(at);
}
template <bool fast_and_approx = true>
ALWI void log_tile(std::uint32_t idst, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    log_tile_of_mode<fast_and_approx>(idst, at);
}

ALWI void power_tile_init(sfpu_detail::Location at = sfpu_detail::Location::current()) {
    power_iterative_tile_init(at);
}
ALWI void power_tile(
    std::uint32_t idst, std::uint32_t param0, sfpu_detail::Location at = sfpu_detail::Location::current()) {
    power_iterative_tile(idst, param0, at);
}

}  // namespace ckernel
