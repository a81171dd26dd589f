#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void abs_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::Abs, at);
}
ALWI void abs_tile(std::uint32_t idst, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(tilemetal::mock::abi::SfpuOp::Abs, tilemetal::mock::abi::SfpuOp::Abs, idst, 0, at);
}

}  // namespace ckernel
