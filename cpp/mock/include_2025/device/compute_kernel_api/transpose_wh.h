#pragma once

#include <cstdint>

#include "api/compute/transpose.h"
#include "compute_kernel_api/common.h"

namespace ckernel {

ALWI void transpose_wh_init(
    std::uint32_t icb, std::uint32_t ocb,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    compute_kernel_hw_startup(icb, ocb, at);
    transpose_init<>(icb, at);
}
ALWI void transpose_wh_init_short(
    std::uint32_t icb, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    transpose_init<>(icb, at);
}
ALWI void transpose_wh_tile(
    std::uint32_t icb, std::uint32_t itile, std::uint32_t idst,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    transpose_tile<>(icb, itile, idst, at);
}

}  // namespace ckernel
