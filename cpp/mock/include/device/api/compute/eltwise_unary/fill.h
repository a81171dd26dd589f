#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void fill_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::Fill, at);
}
ALWI void fill_tile_bitcast(
    std::uint32_t idst, std::uint32_t param0,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::unary(tilemetal::mock::abi::SfpuOp::Fill, tilemetal::mock::abi::SfpuOp::Fill, idst, param0, at);
}
ALWI void fill_tile(
    std::uint32_t idst, float value, tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    std::uint32_t bits = 0;
    __builtin_memcpy(&bits, &value, sizeof(bits));
    fill_tile_bitcast(idst, bits, at);
}

}  // namespace ckernel
