#pragma once

#include <cstdint>

#include "api/compute/common.h"

namespace ckernel {

template <SrcOrder src_order = SrcOrder::Regular>
ALWI void compute_kernel_hw_startup(
    std::uint32_t icb0, std::uint32_t icb1, std::uint32_t ocb,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    if (src_order == SrcOrder::Reverse) {
        tilemetal::mock::api->engine_startup(icb1, icb0, ocb, at);
    } else {
        tilemetal::mock::api->engine_startup(icb0, icb1, ocb, at);
    }
}
template <SrcOrder src_order = SrcOrder::Regular>
ALWI void compute_kernel_hw_startup(
    std::uint32_t icb0, std::uint32_t ocb,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    tilemetal::mock::api->engine_startup(icb0, icb0, ocb, at);
}

}  // namespace ckernel
