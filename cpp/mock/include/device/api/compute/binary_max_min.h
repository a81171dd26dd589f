#pragma once

#include <cstdint>

#include "api/compute/sfpu_call.h"

namespace ckernel {

ALWI void binary_max_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::MaxBinary, at);
}
ALWI void binary_max_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, VectorMode vector_mode = VectorMode::RC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::refuse_partial(vector_mode, at);
    sfpu_detail::binary(tilemetal::mock::abi::SfpuOp::MaxBinary, idst0, idst1, odst, at);
}

ALWI void binary_min_tile_init(tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::init(tilemetal::mock::abi::SfpuOp::MinBinary, at);
}
ALWI void binary_min_tile(
    std::uint32_t idst0, std::uint32_t idst1, std::uint32_t odst, VectorMode vector_mode = VectorMode::RC,
    tilemetal::mock::abi::Location at = tilemetal::mock::abi::Location::current()) {
    sfpu_detail::refuse_partial(vector_mode, at);
    sfpu_detail::binary(tilemetal::mock::abi::SfpuOp::MinBinary, idst0, idst1, odst, at);
}

}  // namespace ckernel
