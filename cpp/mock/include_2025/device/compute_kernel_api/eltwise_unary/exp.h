#pragma once

#include <cstdint>

#include "compute_kernel_api/common.h"

// The templates of the current release have other parameters.
#define exp_tile_init exp_tile_init_clamped
#define exp_tile exp_tile_clamped
#include "api/compute/eltwise_unary/exp.h"
#undef exp_tile_init
#undef exp_tile

namespace ckernel {

template <bool approx = false, bool fast_and_approx = true, std::uint32_t scale = 0x3F800000>
ALWI void exp_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(!approx || fast_and_approx, "the slow approximation of exp is not simulated");
    exp_tile_init_clamped<approx, scale>(at);
}
template <
    bool approx = false, bool fast_and_approx = true, bool scale_en = false, bool skip_positive_check = false,
    int iterations = 8>
ALWI void exp_tile(
    std::uint32_t idst, int vector_mode = static_cast<int>(VectorMode::RC), std::uint16_t scale = 0x3F80,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    static_assert(!approx || fast_and_approx, "the slow approximation of exp is not simulated");
    static_assert(!skip_positive_check, "exp without the check of positive values is not simulated");
    exp_tile_clamped<approx, scale_en, InputClamping::ClampToNegative, iterations>(
        idst, static_cast<VectorMode>(vector_mode), scale, at);
}

}  // namespace ckernel
